// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.oauth.AuthorizationCodeFlow;
import dev.sluice.oauth.AuthorizationCodeFlow.App;
import dev.sluice.oauth.AuthorizationServer;
import dev.sluice.oauth.Person;
import dev.sluice.oauth.RedirectUri;
import dev.sluice.settings.Settings;
import dev.sluice.token.GrantedToken;
import dev.sluice.token.TokenKey;
import dev.sluice.token.TokenSource;
import java.util.List;
import java.util.Optional;

/** A person of Entra ID who signs in in a browser of this machine. */
public record EntraBrowser(EntraSignIn signIn, RedirectUri redirect) implements InteractiveAuthType {

    static EntraBrowser from(Settings settings) {
        EntraSignIn signIn = EntraSignIn.from(settings);
        String setting = signIn.isOwnApp() ? "redirect-uri" : "public-redirect-uri";
        return new EntraBrowser(
                signIn,
                RedirectUri.parse(
                        settings.require(setting), settings.originOf(setting).toString()));
    }

    @Override
    public String name() {
        return "azure-browser";
    }

    @Override
    public TokenKey key(AuthContext context) {
        return signIn.key(this, context);
    }

    @Override
    public TokenSource openTokenSource(AuthContext context) {
        return signIn.openTokenSource(key(context), context);
    }

    @Override
    public GrantedToken signIn(AuthContext context, Person person) {
        App app = new App(
                signIn.clientId(),
                Optional.empty(),
                signIn.scopes(),
                List.of(redirect),
                ", or register another redirect URI with an application of your own and set client-id and redirect-uri");
        EntraSignIn.Endpoints endpoints = signIn.endpoints(context);
        AuthorizationServer server = new AuthorizationServer(endpoints.named("authorize"), endpoints.named("token"));
        return signIn.explained(() -> EntraTokens.inTime(
                new AuthorizationCodeFlow(server, context.tokenEndpoint(), person, context.patience()).signIn(app)));
    }
}
