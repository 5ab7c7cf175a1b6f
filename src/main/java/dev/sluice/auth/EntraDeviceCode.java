// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.http.Pause;
import dev.sluice.oauth.DeviceCodeFlow;
import dev.sluice.oauth.Person;
import dev.sluice.settings.Settings;
import dev.sluice.token.GrantedToken;
import dev.sluice.token.TokenKey;
import dev.sluice.token.TokenSource;

/** A person of Entra ID who signs in with a code on another device: for servers, containers and SSH. */
public record EntraDeviceCode(EntraSignIn signIn) implements InteractiveAuthType {

    static EntraDeviceCode from(Settings settings) {
        return new EntraDeviceCode(EntraSignIn.from(settings));
    }

    @Override
    public String name() {
        return "azure-device-code";
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
        DeviceCodeFlow flow = new DeviceCodeFlow(context.documents(), person, context.clock(), Pause.sleeping());
        EntraSignIn.Endpoints endpoints = signIn.endpoints(context);
        return signIn.explained(() -> EntraTokens.inTime(flow.signIn(
                endpoints.named("devicecode"), endpoints.named("token"), signIn.clientId(), signIn.scopes())));
    }
}
