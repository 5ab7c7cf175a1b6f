// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.settings.Settings;
import dev.sluice.token.GrantedToken;
import dev.sluice.token.TokenKey;
import dev.sluice.token.TokenSource;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** What both sign-ins of people at Entra ID have: where they sign in, to which application, and how that is renewed. */
record EntraSignIn(Optional<String> tenant, EntraCloud cloud, String clientId, boolean isOwnApp, String scopes) {

    static EntraSignIn from(Settings settings) {
        Optional<String> own = settings.text("client-id");
        return new EntraSignIn(
                settings.text("azure-tenant-id").map(EntraCloud::requireTenant),
                EntraCloud.of(settings),
                own.orElseGet(() -> settings.require("public-client-id")),
                own.isPresent(),
                settings.require("scopes"));
    }

    TokenKey key(AuthType type, AuthContext context) {
        return context.key(type, clientId, scopes + " " + cloud + " " + tenant.orElse(""), Optional.empty());
    }

    TokenSource openTokenSource(TokenKey key, AuthContext context) {
        EntraTenant found = new EntraTenant(tenant, context);
        SignedInTokens renewal =
                new SignedInTokens(context, clientId, Optional.empty(), () -> cloud.endpoint(found.get(), "token"));
        return context.cached(key, before -> EntraTokens.inTime(renewal.renew(before)));
    }

    /** The endpoints of the tenant, which is looked for once where it is not set. */
    Endpoints endpoints(AuthContext context) {
        EntraTenant found = new EntraTenant(tenant, context);
        return name -> cloud.endpoint(found.get(), name);
    }

    /** An endpoint by its name. */
    @FunctionalInterface
    interface Endpoints {
        URI named(String name);
    }

    /** The application that is used without a setting is the vendor's, and not surely meant for this: that is said. */
    GrantedToken explained(Supplier<GrantedToken> signIn) {
        try {
            return signIn.get();
        } catch (Unauthenticated refusal) {
            if (isOwnApp) {
                throw refusal;
            }
            throw new Unauthenticated(
                    refusal.explanation()
                            .withRemedy(
                                    refusal.remedy() + " The application " + clientId
                                            + " is that of Databricks' SQL drivers, used since no client-id is set; whether a tenant admits"
                                            + " it here is not known. One of your own is set with client-id; auth type oauth-u2m needs none."));
        }
    }
}
