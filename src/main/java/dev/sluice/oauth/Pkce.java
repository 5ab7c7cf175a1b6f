// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import dev.sluice.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The proof that who trades a code is who asked for it (RFC 7636, S256): the challenge is shown first, the verifier last. */
public record Pkce(Secret verifier) {

    private static final int VERIFIER_BYTES = 32;
    private static final int STATE_BYTES = 16;

    static Pkce random() {
        return new Pkce(Secret.of(randomText(VERIFIER_BYTES)));
    }

    /** A value that only the answer to this very request can carry. */
    static String randomState() {
        return randomText(STATE_BYTES);
    }

    String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }

    private static String randomText(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random); // no static field: one made when the binary is built would repeat itself
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
