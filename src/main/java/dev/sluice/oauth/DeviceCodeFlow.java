// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.error.Explanation;
import dev.sluice.error.OneLine;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.error.SluiceException.TimedOut;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.http.ApiFailure;
import dev.sluice.http.Pause;
import dev.sluice.settings.Secret;
import dev.sluice.token.AccessToken;
import dev.sluice.token.GrantedToken;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A sign-in on another device: shows a code, and asks until the person has answered, as RFC 8628 says. */
public final class DeviceCodeFlow {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    /** Where the server names none. */
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);

    private static final Duration SLOWER = Duration.ofSeconds(5);
    private static final Duration USUAL_LIFE = Duration.ofMinutes(15);
    /** A day: no code is awaited for longer, whatever a server says. */
    private static final long LONGEST_SECONDS = 86_400;

    private static final int LONGEST_WORDS = 2_000;

    private final Documents documents;
    private final Person person;
    private final Clock clock;
    private final Pause pause;

    public DeviceCodeFlow(Documents documents, Person person, Clock clock, Pause pause) {
        this.documents = documents;
        this.person = person;
        this.clock = clock;
        this.pause = pause;
    }

    /** Signs a person in and gives what was granted. */
    public GrantedToken signIn(URI deviceEndpoint, URI tokenEndpoint, String clientId, String scopes) {
        JsonNode device = documents.read(DocumentRequest.post(
                "begin the sign-in",
                deviceEndpoint,
                Map.of("client_id", Secret.of(clientId), "scope", Secret.of(scopes))));
        person.tell(invitation(device));
        Map<String, Secret> form = Map.of(
                "grant_type", Secret.of(GRANT),
                "client_id", Secret.of(clientId),
                "device_code", Secret.of(device.path("device_code").asText("")));
        try {
            return poll(DocumentRequest.post("finish the sign-in", tokenEndpoint, form), device);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(Explanation.of("Interrupted while the sign-in was awaited.", "Run it again."));
        }
    }

    private static String invitation(JsonNode device) {
        String page = device.path("verification_uri")
                .asText(device.path("verification_url").asText(""));
        return "To sign in, open " + OneLine.of(page, LONGEST_WORDS) + " in a browser on any device and enter the code "
                + OneLine.of(device.path("user_code").asText(""), LONGEST_WORDS) + "\n";
    }

    private GrantedToken poll(DocumentRequest request, JsonNode device) throws InterruptedException {
        Instant end = clock.instant().plus(seconds(device, "expires_in", USUAL_LIFE));
        Duration interval = seconds(device, "interval", USUAL_INTERVAL);
        while (true) {
            pause.waitFor(interval);
            if (!clock.instant().isBefore(end)) {
                throw expired(Optional.empty());
            }
            Instant asked = clock.instant();
            try {
                return granted(documents.read(request), asked);
            } catch (Unavailable silent) {
                interval = interval.multipliedBy(2); // RFC 8628, 3.5: ask less often where no answer comes
            } catch (SluiceException refusal) {
                switch (codeOf(refusal)) {
                    case "authorization_pending" -> {}
                    case "slow_down" -> interval = interval.plus(SLOWER);
                    case "access_denied", "authorization_declined" -> throw denied(refusal);
                    case "expired_token" -> throw expired(Optional.of(refusal));
                    default -> throw refusal;
                }
            }
        }
    }

    private static GrantedToken granted(JsonNode answer, Instant asked) {
        String token = answer.path("access_token").asText("");
        if (token.isBlank()) {
            throw new Unauthenticated(Explanation.of(
                    "The sign-in ended without an access token.", "Run it again, and report it if it stays."));
        }
        Optional<Instant> end = answer.hasNonNull("expires_in")
                ? Optional.of(AccessToken.end(asked, answer.path("expires_in").asLong()))
                : Optional.empty();
        return new GrantedToken(
                new AccessToken(Secret.of(token), asked, end),
                text(answer, "refresh_token").map(Secret::of),
                text(answer, "scope"));
    }

    private static Optional<String> text(JsonNode answer, String field) {
        return Optional.of(answer.path(field).asText("")).filter(value -> !value.isBlank());
    }

    private static Duration seconds(JsonNode device, String field, Duration usual) {
        long seconds = device.path(field).asLong(0);
        return seconds > 0 ? Duration.ofSeconds(Math.min(seconds, LONGEST_SECONDS)) : usual;
    }

    private static String codeOf(SluiceException refusal) {
        return refusal.getCause() instanceof ApiFailure answer ? answer.error().code() : "";
    }

    private static Unauthenticated denied(SluiceException refusal) {
        return new Unauthenticated(Explanation.of(
                        "The sign-in was declined on the other device.", "Run it again, and let it through there.")
                .withRequestId(refusal.requestId())
                .causedBy(refusal));
    }

    private static TimedOut expired(Optional<SluiceException> refusal) {
        Explanation explanation = Explanation.of(
                "The code has expired before anybody signed in with it.",
                "Run it again and be quicker; some tenants end a code after five minutes, whatever they say before.");
        return new TimedOut(refusal.map(failure ->
                        explanation.withRequestId(failure.requestId()).causedBy(failure))
                .orElse(explanation));
    }
}
