// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import dev.sluice.error.Explanation;
import dev.sluice.error.OneLine;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.settings.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What came back from the page where a person signed in: a code, or an error with its words. */
record AuthorizationAnswer(Optional<Secret> code, String state, String error, String description) {

    private static final int LONGEST_WORDS = 300;

    /** Reads the query of a redirect; empty when it is no answer of an authorization server. */
    static Optional<AuthorizationAnswer> parse(String query) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        String code = fields.getOrDefault("code", "");
        String error = fields.getOrDefault("error", "");
        if (code.isBlank() && error.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new AuthorizationAnswer(
                Optional.of(code)
                        .filter(text -> error.isBlank() && !text.isBlank())
                        .map(Secret::of),
                fields.getOrDefault("state", ""),
                error,
                fields.getOrDefault("error_description", "")));
    }

    /** Reads what a person pasted: the whole address that the browser was sent to. */
    static Optional<AuthorizationAnswer> pasted(String line) {
        int query = line.indexOf('?');
        if (query < 0) {
            return Optional.empty();
        }
        String rest = line.strip().substring(line.strip().indexOf('?') + 1);
        int fragment = rest.indexOf('#');
        return parse(fragment < 0 ? rest : rest.substring(0, fragment));
    }

    /** The code, or the failure that the error means. */
    Secret requireCode(String scopes) {
        return code.orElseThrow(() -> failure(scopes));
    }

    private SluiceException failure(String scopes) {
        String words = printable(description.isBlank() ? error : description + " (" + error + ")");
        String start = "The sign-in was not granted: ";
        return switch (error) {
            case "access_denied" ->
                new Unauthenticated(
                        Explanation.of(
                                start + "access was denied. The server said: " + words,
                                "Sign in again as someone who may use this workspace, and allow the access that is asked for."));
            case "invalid_scope" ->
                new Unauthenticated(Explanation.of(
                        start + "the scopes '" + scopes + "' may not be asked for. The server said: " + words,
                        "Set scopes to some that the application is allowed, or have these added to it."));
            case "unauthorized_client" ->
                new Unauthenticated(Explanation.of(
                        start + "this application may not sign people in. The server said: " + words,
                        "Check client-id: it has to be an OAuth application's, with authorization code allowed; a service"
                                + " principal's belongs to auth type oauth-m2m."));
            case "login_required", "interaction_required", "consent_required", "account_selection_required" ->
                new Unauthenticated(Explanation.of(
                        start + "the page needed more of you than it got. The server said: " + words,
                        "Run sluice auth login again and finish what the page asks for."));
            case "server_error", "temporarily_unavailable" ->
                new Unavailable(Explanation.of(
                        start + "the server has trouble of its own. It said: " + words, "Try again later."));
            default ->
                new Unauthenticated(Explanation.of(
                        start + "the server answered: " + words,
                        "Check client-id, redirect-uri and scopes against how the application is registered."));
        };
    }

    /** The words came through a browser, and anyone may have written them. */
    private static String printable(String text) {
        return OneLine.of(text, LONGEST_WORDS);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
