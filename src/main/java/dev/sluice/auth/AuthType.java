// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.Settings;
import dev.sluice.token.TokenSource;
import java.util.function.Function;

/** How a connection proves who it is. A connection has exactly one. */
public sealed interface AuthType
        permits AzureCli,
                InteractiveAuthType,
                ManagedIdentity,
                OAuthM2m,
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
            case "azure-cli" -> AzureCli::from;
            case "azure-managed-identity" -> ManagedIdentity::from;
            default ->
                throw new InvalidSettings(
                        "The auth type '" + type + "' (" + settings.originOf("auth-type")
                                + ") is not in this version of sluice.",
                        "Use pat, oauth-m2m, oauth-u2m, token, token-command or azure-cli.");
        };
        settings.refuseThoseOfLaterVersions(); // before a credential is missed that one of them would give
        return reader.apply(settings);
    }
}
