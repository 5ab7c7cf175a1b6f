// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.connection;

import dev.sluice.local.http.Call;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The two pages of "Sign in with HTTP": one sends the browser to the provider, the other takes what it brings back. A
 * browser here is always the workspace's user, or whoever {@code ?as=} names.
 */
final class SignIn {

    private record Started(String connection, String caller) {}

    private final Map<String, Started> states = new HashMap<>();
    private final Connections connections;
    private final Credentials credentials;
    private final Outside outside;
    private final String host;
    private final String user;

    SignIn(Connections connections, Credentials credentials, Outside outside, String host, String user) {
        this.connections = connections;
        this.credentials = credentials;
        this.outside = outside;
        this.host = host;
        this.user = user;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/explore/connections/{name}", this::start)
                .add("GET", "/login/oauth/http.html", this::finish);
    }

    private synchronized Reply start(Call call) {
        HeldConnection connection = connections.require(call.path("name"));
        String state = UUID.randomUUID().toString();
        states.put(state, new Started(connection.fullName, call.query("as", user)));
        return Reply.text(302, "text/plain", "")
                .with("Location", authorization(connection, state, call.query("as", user)));
    }

    private String authorization(HeldConnection connection, String state, String caller) {
        String endpoint = connection.option("authorization_endpoint");
        return endpoint + (endpoint.contains("?") ? "&" : "?") + "response_type=code&client_id="
                + encoded(connection.option("client_id")) + "&redirect_uri=" + encoded(redirect()) + "&scope="
                + encoded(connection.option("oauth_scope")) + "&state=" + state + "&login_hint=" + encoded(caller);
    }

    private String redirect() {
        return host + "/login/oauth/http.html";
    }

    private synchronized Reply finish(Call call) {
        Started started = states.remove(call.query("state", ""));
        if (started == null) {
            throw new Refusal(Reply.text(400, "text/html", "<html>This sign-in is not known.</html>"));
        }
        HeldConnection connection = connections.require(started.connection);
        String key = connection.isPerUser() ? started.caller : "";
        credentials.redeem(connection, key, call.query("code", ""), redirect());
        return Reply.text(200, "text/html", "<html>You are signed in.</html>");
    }

    /** What a person does with a browser: all three steps, without leaving this machine. */
    void byItself(HeldConnection connection, String caller) throws InterruptedException {
        String state = UUID.randomUUID().toString();
        HttpResponse<byte[]> consent =
                outside.send(URI.create(authorization(connection, state, caller)), HttpRequest.newBuilder());
        String location = consent.headers().firstValue("Location").orElse("");
        String code = location.replaceFirst(".*[?&]code=([^&]*).*", "$1");
        credentials.redeem(connection, connection.isPerUser() ? caller : "", code, redirect());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
