// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the auth type that flag, environment and connection name; they must agree, and it is never guessed. */
record AuthTypeChoice(SettingsRequest request, Optional<String> connection, Map<String, Line> variables) {

    private static final String KEY = "auth-type";

    String among(Layers file) {
        List<Line> named = new ArrayList<>();
        Optional.ofNullable(request.flags().get(KEY))
                .filter(value -> !value.isBlank())
                .ifPresent(value -> named.add(new Line(value, new Origin.Flag(KEY))));
        Optional.ofNullable(variables.get(Layers.PREFIX + KEY)).ifPresent(named::add);
        request.environment()
                .variable("QUARKUS_PROFILE")
                .filter(value -> AuthTypeNames.canonical(value).isPresent())
                .ifPresent(value -> named.add(new Line(value, new Origin.Variable("QUARKUS_PROFILE"))));
        file.find(KEY).ifPresent(setting -> named.add(new Line(setting.expanded(), setting.origin())));
        if (named.isEmpty()) {
            throw missing();
        }
        Line first = named.getFirst();
        String type = canonical(first);
        for (Line other : named) {
            if (!canonical(other).equals(type)) {
                throw new InvalidSettings(
                        "Two auth types are named: " + type + " by " + first.origin() + " and " + canonical(other)
                                + " by " + other.origin() + ".",
                        "Keep one of them; a connection has exactly one auth type.");
            }
        }
        return type;
    }

    private static String canonical(Line line) {
        return AuthTypeNames.canonical(line.value()).orElseThrow(() -> {
            String meant = NearestName.of(line.value(), AuthTypeNames.ALL)
                    .map(type -> "Did you mean " + type + "? ")
                    .orElse("");
            return new InvalidSettings(
                    "'" + line.value() + "' (" + line.origin() + ") is not an auth type.",
                    meant + "The auth types are " + AuthTypeNames.inWords() + ".");
        });
    }

    private InvalidSettings missing() {
        String subject = connection.map(name -> "connection '" + name + "'").orElse("this connection");
        String line = connection
                .map(name -> " or sluice.connections." + name + ".auth-type")
                .orElse("");
        return new InvalidSettings(
                "No auth type is named for " + subject + ".",
                "Set --auth-type, SLUICE_AUTH_TYPE" + line + " to one of " + AuthTypeNames.inWords() + ".");
    }
}
