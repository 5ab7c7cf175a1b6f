// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.error.SluiceException;
import dev.sluice.fuzz.Draw;
import dev.sluice.fuzz.Fuzz;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Metadata documents, answers of device codes and redirects of every shape. */
class DocumentFuzzTest {

    private static final URI ENDPOINT = URI.create("https://login.example/device");
    private static final List<String> FIELDS = List.of(
            "device_code",
            "user_code",
            "verification_uri",
            "verification_url",
            "expires_in",
            "interval",
            "access_token",
            "refresh_token",
            "scope",
            "token_type",
            "authorization_endpoint",
            "token_endpoint");

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void aDiscoveryDocumentNamesEndpointsOnTlsOrNone() throws Exception {
        Fuzz.check("metadata: discovery", 6_000, draw -> {
            String document = draw.oneIn(3) ? draw.damaged(object(draw)) : object(draw);
            try {
                Optional<AuthorizationServer> found = WorkspaceDiscovery.read(document);
                found.ifPresent(server -> {
                    assertThat(server.tokenEndpoint().getRawAuthority()).isNotNull();
                    assertThat(server.tokenEndpoint().getScheme()).isEqualToIgnoringCase("https");
                });
                return found.isPresent() ? "endpoints" : "none";
            } catch (SluiceException refusal) {
                assertThat(refusal.explanation().message().chars().filter(Character::isISOControl))
                        .isEmpty();
                return "refused";
            }
        });
    }

    @Test
    void aDeviceCodeEndsInATokenOrAFailure() throws Exception {
        Fuzz.check("metadata: device codes", 3_000, draw -> {
            Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
            int[] asked = new int[1];
            Documents documents = new Documents() {
                @Override
                public JsonNode read(DocumentRequest request) {
                    asked[0]++;
                    return parsed(object(draw));
                }

                @Override
                public Optional<URI> redirectOf(String action, URI url) {
                    return Optional.empty();
                }
            };
            StringBuilder told = new StringBuilder();
            DeviceCodeFlow flow = new DeviceCodeFlow(documents, listening(told), clock, _ -> {});
            try {
                assertThat(flow.signIn(ENDPOINT, ENDPOINT, "app", "sql")
                                .access()
                                .value()
                                .isBlank())
                        .isFalse();
                return "a token";
            } catch (SluiceException failure) {
                assertThat(failure.remedy()).isNotBlank();
                return failure.getClass().getSimpleName();
            } finally {
                assertThat(told.toString().strip().chars().filter(Character::isISOControl))
                        .isEmpty();
                assertThat(asked[0]).isEqualTo(2);
            }
        });
    }

    @Test
    void whatABrowserBringsBackIsAnAnswerOrNone() throws Exception {
        Fuzz.check("metadata: redirects", 6_000, draw -> {
            String query = draw.damaged(draw.of(
                    "code=abc&state=xyz", "error=access_denied&error_description=no+way%0A&state=x", "a=b&code=%zz"));
            Optional<AuthorizationAnswer> answer = draw.coin()
                    ? AuthorizationAnswer.parse(query)
                    : AuthorizationAnswer.pasted("http://localhost:8020/?" + query);
            if (answer.isEmpty()) {
                return "none";
            }
            try {
                assertThat(answer.get().requireCode("sql").isBlank()).isFalse();
                return "a code";
            } catch (SluiceException refusal) {
                assertThat(refusal.explanation().message().chars().filter(Character::isISOControl))
                        .isEmpty();
                return "a refusal";
            }
        });
    }

    private static Person listening(StringBuilder told) {
        return new Person() {
            @Override
            public void tell(String sentence) {
                told.append(sentence);
            }

            @Override
            public boolean open(URI page) {
                return false;
            }

            @Override
            public boolean isElsewhere() {
                return true;
            }

            @Override
            public Optional<String> nextLine() {
                return Optional.empty();
            }
        };
    }

    private JsonNode parsed(String text) {
        try {
            JsonNode node = mapper.readTree(text);
            return node == null ? mapper.missingNode() : node;
        } catch (JsonProcessingException notJson) {
            return mapper.missingNode();
        }
    }

    private static String object(Draw draw) {
        return draw.object(7, FIELDS, () -> switch (draw.below(5)) {
            case 0 -> draw.number();
            case 1 -> draw.quoted(draw.damaged("https://login.example/oidc/v1/token?a=b"));
            case 2 -> draw.quoted(draw.text(4));
            case 3 -> "\"https://login.example/x\"";
            default -> draw.json(2);
        });
    }
}
