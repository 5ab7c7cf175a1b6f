// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.settings.SecretFile;
import dev.sluice.settings.ServeSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Who may ask: everybody on loopback or behind a platform that knows them, else who shows the token of a file. */
final class Callers {

    private final Optional<SecretFile> token;
    private final boolean mustBeLocal;

    Callers(ServeSettings settings) {
        token = settings.tokenFile().map(SecretFile::new);
        mustBeLocal = token.isEmpty() && !settings.hasPlatformAuthentication();
    }

    /** Whether the {@code Authorization} header shows the token, as Bearer or as the password of Basic (for browsers). */
    boolean knows(Optional<String> authorization) {
        if (token.isEmpty()) {
            return true;
        }
        byte[] expected = token.get().read().reveal().getBytes(StandardCharsets.UTF_8);
        byte[] shown = authorization.map(Callers::shown).orElse(new byte[0]);
        return MessageDigest.isEqual(expected, shown);
    }

    /**
     * Whether the request was made for this machine. Where nobody is asked for a token, a page of some other site must
     * not reach us by a name that it lets point to loopback, nor by sending its visitor's browser here.
     */
    boolean isMeantForUs(Optional<String> host, Optional<String> fetchSite, Optional<String> origin) {
        if (!mustBeLocal) {
            return true;
        }
        boolean isForeignPage =
                fetchSite.filter(site -> site.equals("cross-site")).isPresent()
                        || origin.filter(from -> !isLocal(from.replaceFirst("^https?://", "")))
                                .isPresent();
        return !isForeignPage && host.map(Callers::isLocal).orElse(true);
    }

    private static boolean isLocal(String authority) {
        String name = authority.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.\\d{1,3}){3}");
    }

    private static byte[] shown(String authorization) {
        int blank = authorization.indexOf(' ');
        String scheme = blank < 0 ? "" : authorization.substring(0, blank).toLowerCase(Locale.ROOT);
        String rest = authorization.substring(blank + 1).strip();
        return switch (scheme) {
            case "bearer" -> rest.getBytes(StandardCharsets.UTF_8);
            case "basic" -> password(rest);
            default -> new byte[0];
        };
    }

    private static byte[] password(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
