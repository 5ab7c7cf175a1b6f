// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.state.Json;
import dev.sluice.local.state.WorkspaceState;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A service that HTTP connections lead to. It answers with what arrived and tells the credential by its kind, never its
 * value; the request log holds what was really shown.
 */
public final class ExternalService {

    private final WorkspaceState state;
    private final Tokens tokens;
    private final Supplier<String> origin;
    private final OAuthProviders providers;

    /**
     * @param origin of this service, known only when it listens
     * @param workspace the workspace's URL: its page for OAuth answers is the one redirect URI the providers know
     */
    public ExternalService(WorkspaceState state, Supplier<String> origin, String workspace, Clock clock) {
        this.state = state;
        this.origin = origin;
        this.tokens = new Tokens(clock, state.accessTokenSeconds());
        this.providers = new OAuthProviders(tokens, origin, workspace + "/login/oauth/http.html");
    }

    public void addTo(Routes routes) {
        providers.addTo(routes);
        routes.add("GET", "/.well-known/oauth-protected-resource/mcp", call -> protectedResource())
                .add("GET", "/.well-known/{document}", call -> Reply.text(404, "text/plain", "not found"))
                .add("*", "/mcp", this::mcp)
                .add("*", "/status/{code}", this::status)
                .add("GET", "/bytes/{count}", this::bytes)
                .add("GET", "/pages", this::pages)
                .add("*", "/admin/{rest...}", this::forbidden)
                .add("*", "/{rest...}", this::echo);
    }

    private Reply protectedResource() {
        ObjectNode document = Json.object().put("resource", origin.get() + "/mcp");
        document.putArray("authorization_servers").add(origin.get() + "/providers/registering");
        document.putArray("scopes_supported").add("things.read").add("offline_access");
        return Reply.json(document);
    }

    private Reply mcp(Call call) {
        if (call.request().header("authorization") == null) {
            throw new Refusal(Reply.text(401, "text/plain", "sign in first")
                    .with(
                            "WWW-Authenticate",
                            "Bearer resource_metadata=\"" + origin.get()
                                    + "/.well-known/oauth-protected-resource/mcp\""));
        }
        credential(call);
        ObjectNode reply = Json.object().put("jsonrpc", "2.0");
        reply.set("id", call.json().path("id"));
        reply.putObject("result").putArray("tools").addObject().put("name", "echo");
        return Reply.json(reply).with("Mcp-Session-Id", "local-session");
    }

    private Reply status(Call call) {
        credential(call);
        int status = Integer.parseInt(call.path("code"));
        return Reply.json(status, Json.object().put("message", "The service answers " + status));
    }

    private Reply bytes(Call call) {
        credential(call);
        byte[] body = new byte[Integer.parseInt(call.path("count"))];
        Arrays.fill(body, (byte) 'x');
        return Reply.of(200, "application/octet-stream", body);
    }

    /** Three pages, as services with a {@code next_page_token} have them. */
    private Reply pages(Call call) {
        credential(call);
        int page = Integer.parseInt(call.query("page_token", "1"));
        ObjectNode reply = Json.object();
        reply.putArray("things").addObject().put("thing", page);
        return Reply.json(page < 3 ? reply.put("next_page_token", String.valueOf(page + 1)) : reply);
    }

    private Reply forbidden(Call call) {
        credential(call);
        return Reply.json(403, Json.object().put("message", "This account may not see that"));
    }

    private Reply echo(Call call) {
        String credential = credential(call);
        byte[] body = call.request().body();
        ObjectNode reply = Json.object()
                .put("method", call.request().method())
                .put("path", call.request().path())
                .put("query", call.request().query())
                .put("credential", credential)
                .put("body_bytes", body.length);
        if (body.length > 0 && body.length <= 200) {
            reply.put("body", new String(body, StandardCharsets.UTF_8));
        }
        return Reply.json(reply);
    }

    /** Whose the credential is, or the service's own 401. */
    private String credential(Call call) {
        String authorization = call.request().header("authorization");
        if (authorization == null) {
            throw unauthorized("No credential arrived");
        }
        String token = authorization.replaceFirst("(?i)^bearer ", "");
        if (state.governance().staticTokens().contains(token)) {
            return "static token";
        }
        Tokens.Access access =
                tokens.access(token).orElseThrow(() -> unauthorized("The access token is not known here"));
        if (tokens.isOver(access)) {
            throw unauthorized("The access token expired");
        }
        return "access token of " + access.subject();
    }

    private static Refusal unauthorized(String message) {
        return new Refusal(
                Reply.json(401, Json.object().put("error", "invalid_token").put("message", message)));
    }
}
