// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.TimedOut;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.http.ApiError;
import dev.sluice.http.ApiFailure;
import dev.sluice.http.Json;
import dev.sluice.settings.Secret;
import dev.sluice.token.GrantedToken;
import dev.sluice.token.TestClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8628, section by section, against answers that the test gives. */
class DeviceCodeFlowTest {

    private static final String TOKEN =
            "{\"access_token\":\"hush\",\"expires_in\":3600,\"refresh_token\":\"again\",\"scope\":\"s\"}";

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<DocumentRequest> polls = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private String device = device("\"interval\":2,");

    @Test
    void showsTheCodeAndThePageAndAsksUntilThePersonHasAnswered() {
        answers.addAll(List.of("authorization_pending", "authorization_pending", TOKEN));
        GrantedToken granted = signIn();

        assertThat(told)
                .singleElement()
                .asString()
                .contains("https://device.example")
                .contains("ABCD");
        assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2));
        assertThat(polls.getLast().form())
                .containsEntry("grant_type", Secret.of("urn:ietf:params:oauth:grant-type:device_code"))
                .containsEntry("device_code", Secret.of("dc"))
                .containsEntry("client_id", Secret.of("app"));
        assertThat(granted.access().value()).isEqualTo(Secret.of("hush"));
        assertThat(granted.access().expiresAt()).contains(Instant.parse("2026-01-01T01:00:06Z"));
        assertThat(granted.refresh()).contains(Secret.of("again"));
    }

    @Test
    void withoutAnIntervalItWaitsFiveSeconds() {
        device = device("");
        answers.add(TOKEN);
        signIn();
        assertThat(waits).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void slowDownMakesEveryFurtherWaitFiveSecondsLonger() {
        answers.addAll(List.of("slow_down", "authorization_pending", "slow_down", TOKEN));
        signIn();
        assertThat(waits)
                .containsExactly(
                        Duration.ofSeconds(2), Duration.ofSeconds(7), Duration.ofSeconds(7), Duration.ofSeconds(12));
    }

    @Test
    void whereNoAnswerComesItAsksLessOften() {
        answers.addAll(List.of("(nothing)", "(nothing)", TOKEN));
        signIn();
        assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_denied", "authorization_declined"})
    void whatThePersonDeclinesIsOver(String code) {
        answers.addAll(List.of(code, TOKEN));
        assertThatThrownBy(this::signIn).isInstanceOf(Unauthenticated.class).hasMessageContaining("was declined");
        assertThat(polls).hasSize(1);
    }

    @Test
    void anExpiredCodeIsOver() {
        answers.addAll(List.of("expired_token", TOKEN));
        assertThatThrownBy(this::signIn).isInstanceOf(TimedOut.class).hasMessageContaining("has expired");
        assertThat(polls).hasSize(1);
    }

    @Test
    void aCodeIsNotAskedForAfterItsTime() {
        for (int i = 0; i < 1000; i++) {
            answers.add("authorization_pending");
        }
        assertThatThrownBy(this::signIn).isInstanceOf(TimedOut.class);
        assertThat(polls).hasSize(449); // 900 seconds, two apart; the last would come at the end
    }

    @Test
    void anyOtherRefusalIsToldAsItIs() {
        answers.add("bad_verification_code");
        assertThatThrownBy(this::signIn).hasMessage("bad_verification_code");
    }

    private GrantedToken signIn() {
        DeviceCodeFlow flow = new DeviceCodeFlow(documents(), person(), clock, wait -> {
            waits.add(wait);
            clock.advance(wait);
        });
        return flow.signIn(
                URI.create("https://login.example/devicecode"), URI.create("https://login.example/token"), "app", "s");
    }

    private static String device(String interval) {
        return "{\"device_code\":\"dc\",\"user_code\":\"ABCD\"," + interval
                + "\"verification_uri\":\"https://device.example\",\"expires_in\":900}";
    }

    private Documents documents() {
        return new Documents() {
            @Override
            public JsonNode read(DocumentRequest request) {
                if (request.url().getPath().endsWith("devicecode")) {
                    return json(device);
                }
                polls.add(request);
                String answer = answers.removeFirst();
                if (answer.equals("(nothing)")) {
                    throw new Unavailable(Explanation.of("no answer", ""));
                }
                if (answer.startsWith("{")) {
                    return json(answer);
                }
                ApiError error = new ApiError(400, answer, "words", Optional.empty(), Optional.empty(), false);
                throw new Unauthenticated(Explanation.of(answer, "").causedBy(new ApiFailure(error, Optional.empty())));
            }

            @Override
            public Optional<URI> redirectOf(String action, URI url) {
                return Optional.empty();
            }
        };
    }

    private Person person() {
        return new Person() {
            @Override
            public void tell(String sentence) {
                told.add(sentence);
            }

            @Override
            public boolean open(URI page) {
                throw new AssertionError("no browser is opened");
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

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
