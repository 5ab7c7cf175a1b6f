// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.oauth.AuthorizationCodeFlow;
import dev.sluice.oauth.AuthorizationCodeFlow.App;
import dev.sluice.oauth.AuthorizationServer;
import dev.sluice.oauth.Person;
import dev.sluice.oauth.RedirectUri;
import dev.sluice.settings.Origin;
import dev.sluice.settings.Settings;
import dev.sluice.token.GrantedToken;
import dev.sluice.token.TokenKey;
import dev.sluice.token.TokenSource;
import java.util.List;
import java.util.Optional;

/**
 * OAuth for a person, who signs in once in a browser: to the public application that every workspace knows, or to one
 * of the account's own.
 */
public record OAuthU2m(App app, String authorizePath, String tokenPath) implements InteractiveAuthType {

    static OAuthU2m from(Settings settings) {
        String builtIn = settings.require("public-client-id");
        boolean isOwn =
                settings.text("client-id").filter(id -> !id.equals(builtIn)).isPresent();
        return new OAuthU2m(
                isOwn ? ownApp(settings) : publicApp(settings, builtIn),
                settings.require("authorize-path"),
                settings.require("token-path"));
    }

    /** The id, the ports and the scopes belong together: reference 6.3. */
    private static App publicApp(Settings settings, String clientId) {
        if (settings.secret("client-secret").isPresent()) {
            throw new InvalidSettings(
                    "A client secret is set (" + settings.originOf("client-secret")
                            + "), and no client-id: the built-in application " + clientId
                            + " is public and has no secret.",
                    "Take the secret away; or set client-id to the application's it belongs to; or, for a service"
                            + " principal, use auth type oauth-m2m.");
        }
        Origin redirect = settings.originOf("redirect-uri");
        if (!(redirect instanceof Origin.AuthTypeDefault)) {
            throw new InvalidSettings(
                    "redirect-uri is set (" + redirect + "), and no client-id: the built-in application " + clientId
                            + " comes back to ports of its own.",
                    "Take redirect-uri away, or set client-id to the application that it is registered with.");
        }
        List<RedirectUri> redirects =
                RedirectUri.range(settings.require("public-redirect-uri"), settings.require("public-ports"));
        return new App(clientId, Optional.empty(), settings.require("scopes"), redirects, "");
    }

    private static App ownApp(Settings settings) {
        Origin origin = settings.originOf("redirect-uri");
        RedirectUri redirect = RedirectUri.parse(settings.require("redirect-uri"), origin.toString());
        return new App(
                settings.require("client-id"),
                settings.secret("client-secret"),
                settings.require("scopes"),
                List.of(redirect),
                ", or register another redirect URI with the application and set redirect-uri (" + origin + ") to it");
    }

    @Override
    public String name() {
        return "oauth-u2m";
    }

    @Override
    public TokenKey key(AuthContext context) {
        return context.key(this, app.clientId(), app.scopes(), app.clientSecret());
    }

    @Override
    public TokenSource openTokenSource(AuthContext context) {
        return context.cached(
                key(context),
                new SignedInTokens(
                        context,
                        app.clientId(),
                        app.clientSecret(),
                        () -> server(context).tokenEndpoint()));
    }

    @Override
    public GrantedToken signIn(AuthContext context, Person person) {
        return new AuthorizationCodeFlow(server(context), context.tokenEndpoint(), person, context.patience())
                .signIn(app);
    }

    private AuthorizationServer server(AuthContext context) {
        return context.discovery()
                .find()
                .orElseGet(() -> new AuthorizationServer(
                        context.host().resolve(authorizePath), context.host().resolve(tokenPath)));
    }
}
