// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.oauth.DocumentRequest;
import dev.sluice.settings.Secret;
import dev.sluice.settings.SecretFile;
import dev.sluice.settings.Settings;
import java.net.URI;

/** Where a workload's own identity token comes from. It is asked anew for each exchange: such tokens live for minutes. */
sealed interface IdentitySource {

    Secret token(AuthContext context, Audience audience);

    /** Whom an identity token is to be for; asked only where one is made to measure. */
    @FunctionalInterface
    interface Audience {
        String get();
    }

    /** Reads {@code token-source}: {@code github}, {@code env:NAME} or {@code file:PATH}. */
    static IdentitySource from(Settings settings) {
        String source = settings.require("token-source");
        if (source.equals("github")) {
            return GitHub.from(settings);
        }
        if (settings.text("token-audience").isPresent()) {
            throw new InvalidSettings(
                    "token-audience (" + settings.originOf("token-audience") + ") is set, and the token of " + source
                            + " is for whom it is for.",
                    "Take token-audience away, or set token-source to github.");
        }
        if (source.startsWith("env:") && source.length() > 4) {
            return new Variable(settings.secretOfVariable("token-source", source.substring(4)));
        }
        if (source.startsWith("file:") && source.length() > 5) {
            return new File(settings.secretFile("token-source", source.substring(5)));
        }
        throw new InvalidSettings(
                "token-source '" + source + "' (" + settings.originOf("token-source") + ") is not known.",
                "Use github, env:NAME or file:PATH.");
    }

    /** A job of GitHub Actions, which asks GitHub for a token about itself (reference 6.6). */
    record GitHub(URI endpoint, Secret requestToken) implements IdentitySource {

        static GitHub from(Settings settings) {
            String url = variable(settings, "ACTIONS_ID_TOKEN_REQUEST_URL");
            try {
                return new GitHub(URI.create(url), Secret.of(variable(settings, "ACTIONS_ID_TOKEN_REQUEST_TOKEN")));
            } catch (IllegalArgumentException notAnAddress) {
                throw new InvalidSettings(
                        "The environment variable ACTIONS_ID_TOKEN_REQUEST_URL is not an address.",
                        "GitHub Actions sets it; take it away elsewhere.");
            }
        }

        private static String variable(Settings settings, String name) {
            return settings.variable(name)
                    .orElseThrow(() -> new InvalidSettings(
                            "token-source is github (" + settings.originOf("token-source")
                                    + "), and the environment variable " + name + " is not set.",
                            "Run it in GitHub Actions, and give the job 'permissions: id-token: write'."));
        }

        @Override
        public Secret token(AuthContext context, Audience audience) {
            String url = endpoint.toString();
            String query = (url.contains("?") ? "&" : "?") + "audience=" + WorkspaceHost.encodeSegment(audience.get());
            JsonNode answer = context.documents()
                    .read(DocumentRequest.get("ask GitHub for an identity token", URI.create(url + query))
                            .with("Authorization", Secret.of("Bearer " + requestToken.reveal())));
            String token = answer.path("value").asText("");
            if (token.isBlank()) {
                throw new Unauthenticated(Explanation.of(
                        "GitHub answered without an identity token.", "Give the job 'permissions: id-token: write'."));
            }
            return Secret.of(token);
        }
    }

    /** A variable of the environment. */
    record Variable(Secret token) implements IdentitySource {

        @Override
        public Secret token(AuthContext context, Audience audience) {
            return token;
        }
    }

    /** A file that a platform rewrites before its token ends, as Kubernetes does with a projected one. */
    record File(SecretFile file) implements IdentitySource {

        @Override
        public Secret token(AuthContext context, Audience audience) {
            return file.read();
        }
    }
}
