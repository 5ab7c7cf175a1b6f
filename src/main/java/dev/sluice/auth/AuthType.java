// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.settings.Settings;
import dev.sluice.token.TokenSource;
import java.util.function.Function;

/** How a connection proves who it is. A connection has exactly one. */
public sealed interface AuthType
        permits AzureCli,
                EntraServicePrincipal,
                InteractiveAuthType,
                ManagedIdentity,
                OAuthM2m,
                OidcFederation,
                PersonalAccessToken,
                TokenCommand,
                TokenPassThrough {

    /** The name of the type in settings and words. */
    String name();

    /** Opens the source of access tokens for one workspace. Sends nothing yet. */
    TokenSource openTokenSource(AuthContext context);

    /** Opens what goes with every call beside the bearer token; for most types nothing does. */
    default WorkspaceHeaders openHeaders(AuthContext context) {
        return WorkspaceHeaders.none();
    }

    /** Reads the type that {@code auth-type} names. It is never guessed from what else is set. */
    static AuthType from(Settings settings) {
        String type = settings.require("auth-type");
        Function<Settings, AuthType> reader = switch (type) {
            case "pat" -> PersonalAccessToken::from;
            case "oauth-m2m" -> OAuthM2m::from;
            case "oauth-u2m" -> OAuthU2m::from;
            case "token" -> TokenPassThrough::from;
            case "token-command" -> TokenCommand::from;
            case "azure-sp-m2m" -> EntraServicePrincipal::from;
            case "azure-device-code" -> EntraDeviceCode::from;
            case "azure-browser" -> EntraBrowser::from;
            case "oidc-federation" -> OidcFederation::from;
            case "azure-cli" -> AzureCli::from;
            case "azure-managed-identity" -> ManagedIdentity::from;
            default -> throw new IllegalStateException("There is no auth type " + type); // settings refuse it before
        };
        return reader.apply(settings);
    }
}
