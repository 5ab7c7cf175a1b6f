// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The decision framework: four questions from the top, and the first yes is the method. */
public final class AuthAdvisor {

    private AuthAdvisor() {}

    /** What is asked, in order. */
    public enum Question {
        PER_USER("per-user", "Do you need per-user identity at the external service?"),
        CLIENT_CREDENTIALS("client-credentials", "Does the external service support OAuth client_credentials?"),
        OAUTH("oauth", "Does the external service support OAuth, without client_credentials?"),
        STATIC_KEY("static-key", "Does the external service take a static API key?");

        private final String flag;
        private final String text;

        Question(String flag, String text) {
            this.flag = flag;
            this.text = text;
        }

        /** The flag that answers it, without dashes. */
        public String flag() {
            return flag;
        }

        public String text() {
            return text;
        }
    }

    /** A method with its reason, or only the reason why there is none. */
    public record Advice(Optional<AuthMethod> method, String reason) {}

    /** The first question that has no answer yet and whose answer matters. */
    public static Optional<Question> next(Map<Question, Boolean> answers) {
        for (Question question : Question.values()) {
            Boolean answer = answers.get(question);
            if (answer == null) {
                return Optional.of(question);
            }
            if (answer) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Advises on answers that are complete up to the first yes. */
    public static Advice advise(Map<Question, Boolean> answers) {
        return Arrays.stream(Question.values())
                .filter(question -> Boolean.TRUE.equals(answers.get(question)))
                .findFirst()
                .map(AuthAdvisor::of)
                .orElseGet(() -> new Advice(
                        Optional.empty(),
                        "None of the four methods fits: the service takes neither OAuth nor a static key. A proprietary"
                                + " way to sign in cannot be kept in an HTTP connection."));
    }

    private static Advice of(Question question) {
        return switch (question) {
            case PER_USER ->
                new Advice(
                        Optional.of(AuthMethod.OAUTH_U2M_PER_USER),
                        "Each user is known at both sides, and one who leaves breaks nobody else's access: the strongest"
                                + " governance. The provider must support U2M (sluice hc preflight), and each user consents"
                                + " once.");
            case CLIENT_CREDENTIALS ->
                new Advice(
                        Optional.of(AuthMethod.OAUTH_M2M),
                        "Tokens renew by themselves and no person is involved; all callers share one service identity at"
                                + " the provider.");
            case OAUTH ->
                new Advice(
                        Optional.of(AuthMethod.OAUTH_U2M_SHARED),
                        "One user signs in for all callers and the token renews by itself; it is a single point of failure:"
                                + " if that user leaves, withdraws consent or changes the password, it breaks for everyone.");
            case STATIC_KEY ->
                new Advice(
                        Optional.of(AuthMethod.BEARER_TOKEN),
                        "Simple, and works with any API that takes a static token; nothing renews it, so rotate it with"
                                + " sluice hc update. Prefer OAuth where the service supports it.");
        };
    }
}
