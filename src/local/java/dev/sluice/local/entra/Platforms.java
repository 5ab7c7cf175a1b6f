// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.entra;

import dev.sluice.local.http.Call;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.oidc.EntraIssuer;
import dev.sluice.local.oidc.Federation;
import dev.sluice.local.state.Entra;
import dev.sluice.local.state.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The services by which a platform tells a program who it is: IMDS and App Service of Azure, GitHub Actions. */
public final class Platforms {

    /** What App Service gives its programs to show. */
    public static final String IDENTITY_HEADER = "local-identity-header";

    /** What GitHub gives a job to ask with. */
    public static final String REQUEST_TOKEN = "local-request-token";

    private final Entra state;
    private final EntraIssuer issuer;
    private final Federation federation;

    public Platforms(Entra state, EntraIssuer issuer, Federation federation) {
        this.state = state;
        this.issuer = issuer;
        this.federation = federation;
    }

    /** On loopback, beside the workspace. */
    public void addTo(Routes routes) {
        routes.add("GET", "/platform/msi/token", this::appService)
                .add("GET", "/platform/github/token", this::github)
                .add("GET", "/metadata/identity/oauth2/token", this::imds);
    }

    private Reply imds(Call call) {
        if (!Objects.equals(call.request().header("metadata"), "true")) {
            throw refusal(400, "invalid_request", "Required metadata header not specified"); // guessed
        }
        if (!call.query("api-version", "").equals("2018-02-01")) {
            throw refusal(400, "invalid_request", "The api-version is not supported"); // guessed
        }
        return token(call);
    }

    private Reply appService(Call call) {
        if (!Objects.equals(call.request().header("x-identity-header"), IDENTITY_HEADER)
                || !call.query("api-version", "").equals("2019-08-01")) {
            throw new Refusal(401, "Unauthorized", "The identity header is wrong."); // guessed
        }
        return token(call);
    }

    private Reply token(Call call) {
        @Nullable String asked = call.query("client_id");
        String identity = state.managedIdentities().stream()
                .filter(each -> asked == null || each.equals(asked))
                .findFirst()
                .orElseThrow(() -> refusal(400, "invalid_request", "Identity not found")); // guessed
        String resource = call.query("resource", "");
        return Reply.json(issuer.answer(identity, resource)
                .put("resource", resource)
                .put("expires_on", Long.toString(issuer.expiry())));
    }

    private Reply github(Call call) {
        if (!Objects.equals(call.request().header("authorization"), "Bearer " + REQUEST_TOKEN)) {
            throw new Refusal(401, "Unauthorized", "The request token is wrong."); // guessed
        }
        String audience = call.query("audience", "https://github.com/local");
        return Reply.json(Json.object()
                .put("count", 1000)
                .put("value", federation.identityToken("repo:acme/app:ref:refs/heads/main", audience)));
    }

    private static Refusal refusal(int status, String error, String text) {
        return new Refusal(Reply.json(status, Json.object().put("error", error).put("error_description", text)));
    }
}
