// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import dev.sluice.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads when a token says that it ends; an opaque token says nothing. Nothing is verified: that is the server's part. */
public final class JwtExpiry {

    private static final Pattern EXP = Pattern.compile("\"exp\"\\s*:\\s*(\\d{1,12})(?:[.,}\\s]|$)");

    private JwtExpiry() {}

    public static Optional<Instant> of(Secret token) {
        String[] parts = token.reveal().split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            Matcher exp = EXP.matcher(claims);
            return exp.find() ? Optional.of(Instant.ofEpochSecond(Long.parseLong(exp.group(1)))) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
