// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.statement;

import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Presigned links: the path of a chunk, an end of life, and a signature over both. */
final class Links {

    private final byte[] key = new byte[32];
    private final Clock clock;

    Links(Clock clock) {
        this.clock = clock;
        new SecureRandom().nextBytes(key);
    }

    static String path(String statementId, int chunk) {
        return "/results/" + statementId + "/" + chunk;
    }

    /** Path and query of a link. */
    String signed(String path, Instant expiration) {
        long expires = expiration.toEpochMilli();
        return path + "?expires=" + expires + "&signature=" + signature(path, expires);
    }

    /** Refuses a link as an object store does: with a status and XML. */
    void verify(String path, String expires, String signature) {
        long end;
        try {
            end = Long.parseLong(expires);
        } catch (NumberFormatException e) {
            throw denied("AccessDenied", "Missing or malformed expires");
        }
        if (!signature(path, end).equals(signature)) {
            throw denied("SignatureDoesNotMatch", "The signature of this request does not match");
        }
        if (clock.millis() > end) {
            throw denied("AccessDenied", "Request has expired");
        }
    }

    private static Refusal denied(String code, String message) {
        return new Refusal(xml(403, code, message));
    }

    static Reply xml(int status, String code, String message) {
        return Reply.text(
                status,
                "application/xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error>");
    }

    private String signature(String path, long expires) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((path + expires).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
