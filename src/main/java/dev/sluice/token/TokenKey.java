// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import dev.sluice.settings.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Whose token an entry of the cache is. Two keys are equal only when connection, host, auth type, client, scopes and
 * secret all are, so that no two connections share a token and a changed secret does not find what the old one got.
 *
 * @param connection empty when flags and environment alone made the connection
 * @param fingerprint a digest of all parts; the secret is in nothing else
 */
public record TokenKey(String connection, String host, String authType, String clientId, String fingerprint) {

    public static TokenKey of(
            Optional<String> connection,
            String host,
            String authType,
            String clientId,
            String scopes,
            Optional<Secret> secret) {
        String name = connection.orElse("");
        return new TokenKey(
                name,
                host,
                authType,
                clientId,
                digest(List.of(
                        name,
                        host,
                        authType,
                        clientId,
                        scopes,
                        secret.map(Secret::reveal).orElse(""))));
    }

    /** The name of the entry's file, without its ending. */
    String fileName() {
        return (connection.isEmpty() ? authType : connection) + "-" + fingerprint;
    }

    /** Each part with its length before it: no two lists give the same bytes. */
    private static String digest(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }
}
