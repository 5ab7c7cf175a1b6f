// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.fuzz.Draw;
import dev.sluice.fuzz.Fuzz;
import dev.sluice.settings.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Entries of the token cache and tokens that tell their end, held against Jackson. */
class TokenFuzzTest {

    private final ObjectMapper mapper = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void anEntryComesBackAndDamageCostsIt() throws Exception {
        Fuzz.check("tokens: cache file", 6_000, draw -> {
            TokenFile entry = entry(draw);
            byte[] text = entry.text();
            if (draw.oneIn(4)) {
                TokenFile read = TokenFile.parse(text);
                assertThat(read).isEqualTo(entry);
                JsonNode json = mapper.readTree(text);
                assertThat(json.path("access_token").asText())
                        .isEqualTo(entry.granted().access().value().reveal());
                return "the same entry";
            }
            byte[] damaged = draw.coin()
                    ? draw.damaged(text)
                    : draw.damaged(new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            try {
                TokenFile read = TokenFile.parse(damaged);
                assertThat(read.key().fingerprint()).isNotNull();
                return "another entry";
            } catch (TokenFile.Damaged said) {
                assertThat(said.getMessage()).isNotBlank().doesNotContain("a-token");
                return "damaged";
            }
        });
    }

    @Test
    void aTokenEndsWhenJacksonReadsThatItDoes() throws Exception {
        Fuzz.check("tokens: JWT", 6_000, draw -> {
            String claims = claims(draw);
            String token = "e30."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                    + ".s";
            Optional<Instant> end = JwtExpiry.of(Secret.of(draw.oneIn(3) ? draw.damaged(token) : token));
            if (isPlain(claims)) {
                Optional<Instant> told = JwtExpiry.of(Secret.of(token));
                assertThat(told).as(claims).isEqualTo(byJackson(claims));
                return told.isPresent() ? "an end" : "none";
            }
            return end.isPresent() ? "an end, of damage" : "none, of damage";
        });
    }

    /** Claims of an object in which {@code exp} stands at most once, as its own; others are for the server to refuse. */
    private boolean isPlain(String claims) {
        try {
            JsonNode json = mapper.readTree(claims);
            return json.isObject() && claims.split("exp", -1).length <= 2;
        } catch (IOException notJson) {
            return false;
        }
    }

    private Optional<Instant> byJackson(String claims) throws IOException {
        JsonNode exp = mapper.readTree(claims).path("exp");
        boolean isTime = exp.isNumber()
                && exp.decimalValue().signum() >= 0
                && exp.decimalValue().compareTo(java.math.BigDecimal.valueOf(999_999_999_999L)) <= 0;
        return isTime ? Optional.of(Instant.ofEpochSecond(exp.longValue())) : Optional.empty();
    }

    private static String claims(Draw draw) {
        String exp = draw.of(
                "\"exp\":" + Math.abs(draw.below(2_000_000_000)),
                "\"exp\" : " + draw.number(),
                "\"exp\":1.5",
                "\"exp\":\"123\"",
                "\"aud\":" + draw.json(2));
        String claims = "{\"sub\":" + draw.quoted(draw.text(2)) + "," + exp + ",\"scope\":" + draw.json(1) + "}";
        return draw.oneIn(4) ? draw.damaged(claims) : claims;
    }

    private static TokenFile entry(Draw draw) {
        Instant obtained = Instant.ofEpochSecond(draw.below(2_000_000_000), draw.below(1_000_000_000));
        TokenKey key = TokenKey.of(
                draw.coin() ? Optional.of("prod") : Optional.empty(),
                "https://acme.example",
                "oauth-m2m",
                plain(draw),
                "all-apis",
                Optional.of(Secret.of("hush")));
        AccessToken access = new AccessToken(
                Secret.of("a-token" + plain(draw)),
                obtained,
                draw.coin() ? Optional.of(obtained.plusSeconds(draw.below(100_000))) : Optional.empty());
        return new TokenFile(
                key,
                new GrantedToken(
                        access,
                        draw.coin() ? Optional.of(Secret.of(plain(draw))) : Optional.empty(),
                        draw.coin() ? Optional.of(plain(draw)) : Optional.empty()));
    }

    private static String plain(Draw draw) {
        return draw.text(4);
    }
}
