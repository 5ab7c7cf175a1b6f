// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.List;
import java.util.Optional;

/** Finds the connection that is meant: the one that was named, else the one that was chosen, else none of the file. */
record ConnectionChoice(SettingsRequest request, FileSettings file) {

    /** Empty when flags and environment are to say everything, which takes a host among them. */
    Optional<String> name() {
        Environment environment = request.environment();
        Optional<Setting> named = request.connection()
                .map(typed -> new Setting("", typed.name(), Optional.empty(), typed.origin()))
                .or(() -> environment
                        .variable("SLUICE_CONNECTION")
                        .map(name -> new Setting(
                                "", name.strip(), Optional.empty(), new Origin.Variable("SLUICE_CONNECTION"))))
                .or(this::chosen);
        named.ifPresent(setting -> requireExisting(setting.expanded(), setting.origin()));
        if (named.isEmpty() && !hasHost()) {
            throw nothingToConnectTo();
        }
        return named.map(Setting::value);
    }

    private Optional<Setting> chosen() {
        List<LineSource> sources = List.of(new LineSource("file", Layers.FILE, file.global(), true));
        return new Layers(sources, List.of()).find("default-connection");
    }

    private boolean hasHost() {
        return request.flags().containsKey("host")
                || request.environment().variable("SLUICE_HOST").isPresent();
    }

    private void requireExisting(String name, Origin origin) {
        if (!FileSettings.CONNECTION_NAME.matcher(name).matches()) {
            String remedy = name.contains(" ") && origin instanceof Origin.Flag
                    ? "-c names a connection; SQL is an argument of its own: sluice query \"select 1\"."
                    : "A name has the letters a to z, digits and hyphens only.";
            throw new InvalidSettings("'" + name + "' (" + origin + ") cannot be the name of a connection.", remedy);
        }
        file.requireConnection(name, " (" + origin + ")");
    }

    private InvalidSettings nothingToConnectTo() {
        String remedy = file.names().isEmpty()
                ? "Begin with: sluice connection add NAME --host https://… --auth-type pat --token-file FILE --use"
                : "Name one with -c (" + String.join(", ", file.names())
                        + "), or choose one for good: sluice connection use NAME";
        return new InvalidSettings("No connection is named and no host is given.", remedy);
    }
}
