// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.error.Explanation;
import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.http.ApiFailure;
import dev.sluice.oauth.TokenRequest;
import dev.sluice.settings.Secret;
import dev.sluice.token.GrantedToken;
import dev.sluice.token.Renewal;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Renews what a person's sign-in left, and says how to sign in when there is nothing to renew. It never asks a person:
 * most commands run where there is none.
 */
record SignedInTokens(AuthContext context, String clientId, Optional<Secret> clientSecret, Supplier<URI> tokenEndpoint)
        implements Renewal {

    private static final int TOO_MANY = 429;

    @Override
    public GrantedToken renew(Optional<GrantedToken> before) {
        if (before.isEmpty()) {
            throw needed("Nobody has signed in", "", Optional.empty());
        }
        Secret refreshToken = before.get()
                .refresh()
                .orElseThrow(() -> needed(
                        "The sign-in",
                        " has ended, and it came without a refresh token (the scope offline_access asks for one)",
                        Optional.empty()));
        try {
            return context.tokenEndpoint()
                    .exchange(TokenRequest.refresh(tokenEndpoint.get(), clientId, clientSecret, refreshToken));
        } catch (SluiceException failure) {
            throw isRefusal(failure) ? ended(failure) : failure;
        }
    }

    private static boolean isRefusal(SluiceException failure) {
        return failure.getCause() instanceof ApiFailure refusal
                && refusal.error().status() >= 400
                && refusal.error().status() < 500
                && refusal.error().status() != TOO_MANY
                && !refusal.error().isPage();
    }

    private Unauthenticated ended(SluiceException refusal) {
        boolean isClients = refusal.getCause() instanceof ApiFailure answer
                && answer.error().code().equals("invalid_client");
        if (isClients) {
            return new Unauthenticated(refusal.explanation()
                    .withRemedy(
                            "The application is unknown here, or its secret is wrong or has expired: check client-id"
                                    + " and client-secret."));
        }
        return new Unauthenticated(needed(
                        "The sign-in",
                        " has ended: " + lowered(String.valueOf(refusal.getMessage())),
                        Optional.of(refusal))
                .explanation()
                .withRemedy(context.loginRemedy() + " A refresh token that was refused does not come back.")
                .withId(FailureId.REFRESH_TOKEN_REVOKED));
    }

    private Unauthenticated needed(String subject, String end, Optional<SluiceException> cause) {
        String message = subject + (end.isEmpty() ? " with" : " of") + " " + subjectOf() + end + ".";
        Explanation explanation = Explanation.of(message.replace("..", "."), context.loginRemedy())
                .withId(FailureId.LOGIN_NEEDED);
        return new Unauthenticated(cause.map(failure ->
                        explanation.withRequestId(failure.requestId()).causedBy(failure))
                .orElse(explanation));
    }

    private String subjectOf() {
        return context.connection().map(name -> "connection '" + name + "'").orElse("this connection");
    }

    private static String lowered(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
