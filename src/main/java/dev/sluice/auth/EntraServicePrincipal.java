// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.oauth.TokenRequest;
import dev.sluice.settings.Secret;
import dev.sluice.settings.Settings;
import dev.sluice.token.GrantedToken;
import dev.sluice.token.TokenSource;
import java.util.Map;
import java.util.Optional;

/** A service principal of Entra ID with a secret of Entra ID, which trades it for tokens at its tenant. */
public record EntraServicePrincipal(
        Optional<String> tenant,
        EntraCloud cloud,
        String clientId,
        Secret clientSecret,
        String scopes,
        Optional<ManagementAccess> management)
        implements AuthType {

    /** What secrets that Databricks makes begin with (reference 6.7). */
    private static final String DATABRICKS_SECRET = "dose";

    static EntraServicePrincipal from(Settings settings) {
        Optional<String> tenant = settings.text("azure-tenant-id").map(EntraCloud::requireTenant);
        return new EntraServicePrincipal(
                tenant,
                EntraCloud.of(settings),
                settings.require("client-id"),
                settings.requireSecret("client-secret"),
                settings.require("scopes"),
                ManagementAccess.from(settings));
    }

    @Override
    public String name() {
        return "azure-sp-m2m";
    }

    @Override
    public TokenSource openTokenSource(AuthContext context) {
        return open(context, new EntraTenant(tenant, context), scopes);
    }

    @Override
    public WorkspaceHeaders openHeaders(AuthContext context) {
        EntraTenant found = new EntraTenant(tenant, context);
        return ManagementAccess.headers(management, where -> open(context, found, where.management() + "/.default"));
    }

    private TokenSource open(AuthContext context, EntraTenant found, String scope) {
        String place = scope + " " + cloud + " " + tenant.orElse("");
        return context.cached(
                context.key(this, clientId, place, Optional.of(clientSecret)), before -> grant(context, found, scope));
    }

    private GrantedToken grant(AuthContext context, EntraTenant found, String scope) {
        // in the form and not as Basic: as every client does that is known to work here (reference 7.1)
        TokenRequest request = new TokenRequest(
                cloud.endpoint(found.get(), "token"),
                TokenRequest.Grant.CLIENT_CREDENTIALS,
                clientId,
                Optional.empty(),
                scope,
                Map.of("client_secret", clientSecret));
        try {
            return EntraTokens.inTime(context.tokenEndpoint().exchange(request));
        } catch (Unauthenticated refusal) {
            if (clientSecret.reveal().startsWith(DATABRICKS_SECRET)) {
                throw new Unauthenticated(refusal.explanation()
                        .withId(FailureId.ENTRA_SECRET_OF_DATABRICKS)
                        .withRemedy(FailureId.ENTRA_SECRET_OF_DATABRICKS.remedy(DATABRICKS_SECRET)));
            }
            throw refusal;
        }
    }
}
