// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.fuzz.Draw;
import dev.sluice.fuzz.Fuzz;
import dev.sluice.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What programs and metadata services print in the place of a token. */
class PrintedTokenFuzzTest {

    private static final List<String> FIELDS = List.of(
            "access_token",
            "accessToken",
            "token",
            "expiry",
            "expires_on",
            "expires_at",
            "expiration",
            "expires_in",
            "expiresOn",
            "status",
            "credential");

    @Test
    void whateverIsPrintedIsATokenOrNone() throws Exception {
        PrintedToken reader = new PrintedToken(Instant.parse("2026-01-01T00:00:00Z"), ZoneId.of("Europe/Berlin"));
        Fuzz.check(
                "tokens: printed",
                6_000,
                draw -> reader.read(printed(draw))
                        .map(token -> {
                            assertThat(token.value().reveal()).matches("[\\x21-\\x7e]+");
                            return token.expiresAt().isPresent() ? "a token with its end" : "a token";
                        })
                        .orElse("none"));
    }

    @Test
    void theClaimsOfAnIdentityTokenAreToldOnOneLine() throws Exception {
        Fuzz.check("tokens: identity claims", 3_000, draw -> {
            String claims = "{\"iss\":" + draw.json(1) + ",\"sub\":" + draw.json(1) + ",\"aud\":" + draw.json(2) + "}";
            byte[] bytes = claims.getBytes(StandardCharsets.UTF_8);
            String token =
                    "e30." + Base64.getUrlEncoder().encodeToString(draw.oneIn(3) ? draw.damaged(bytes) : bytes) + ".s";
            String words = IdentityClaims.inWords(Secret.of(token));
            assertThat(words.chars().filter(Character::isISOControl)).isEmpty();
            assertThat(words).endsWith(".");
            return words.startsWith("What") ? "none" : "claims";
        });
    }

    private static String printed(Draw draw) {
        if (draw.oneIn(4)) {
            return draw.text(6);
        }
        String object = object(draw, 2);
        return draw.oneIn(4) ? draw.damaged(object) : object;
    }

    private static String object(Draw draw, int depth) {
        return draw.object(6, FIELDS, () -> switch (draw.below(5)) {
            case 0 -> draw.quoted("a-token");
            case 1 -> draw.number();
            case 2 -> draw.quoted(draw.damaged("2026-01-01T10:00:00+01:00"));
            case 3 -> depth > 0 ? object(draw, depth - 1) : "null";
            default -> draw.json(1);
        });
    }
}
