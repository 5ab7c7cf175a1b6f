// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What makes a provider give a refresh token; without one a connection works for about an hour and then fails. */
public sealed interface RefreshRule {

    /** A scope that has to be asked for. */
    record Scope(String scope) implements RefreshRule {}

    /** A parameter of the authorization endpoint. */
    record Parameter(String name, String value) implements RefreshRule {}

    /** A setting of the application at the provider; nothing is asked for. */
    record ApplicationSetting(String setting) implements RefreshRule {}

    /** Whether what a connection asks for satisfies the rule; a setting at the provider cannot be seen from here. */
    default boolean isMetBy(String scopes, String authorizationEndpoint) {
        return switch (this) {
            case Scope scope -> List.of(scopes.split("\\s+")).contains(scope.scope);
            case Parameter parameter ->
                authorizationEndpoint.contains(parameter.name + "=" + parameter.value)
                        || List.of(scopes.split("\\s+")).contains("offline_access");
            case ApplicationSetting _ -> true;
        };
    }

    default String inWords() {
        return switch (this) {
            case Scope scope -> "the scope " + scope.scope;
            case Parameter parameter ->
                "the parameter " + parameter.name + "=" + parameter.value + " of the authorization endpoint";
            case ApplicationSetting setting -> setting.setting;
        };
    }

    /** The rule for an authorization endpoint: its provider's own, else the usual scope. */
    static RefreshRule of(String authorizationEndpoint) {
        return KnownProvider.of(authorizationEndpoint)
                .map(KnownProvider::refresh)
                .orElse(new Scope("offline_access"));
    }

    /** Why a connection will stop to work, if it can be told. */
    static Optional<String> trouble(String scopes, String authorizationEndpoint) {
        RefreshRule rule = of(authorizationEndpoint.toLowerCase(Locale.ROOT));
        return rule.isMetBy(scopes, authorizationEndpoint) ? Optional.empty() : Optional.of(rule.inWords());
    }
}
