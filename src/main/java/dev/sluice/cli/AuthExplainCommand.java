// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.settings.CredentialSearch;
import dev.sluice.settings.Environment;
import dev.sluice.settings.SeenCredential;
import dev.sluice.settings.Settings;
import dev.sluice.settings.SettingsReader;
import dev.sluice.settings.ShownSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says where every setting comes from, and which credentials of the surroundings are used or ignored, and why. */
@Command(
        name = "explain",
        description = {
            "Explain how a connection proves who it is: every setting with its origin, and every credential",
            "seen in the surroundings, used or ignored and why. No secret is shown, and nothing is sent."
        },
        footer = {"sluice auth explain -c prod", "sluice auth explain --databrickscfg DEFAULT -o json"})
final class AuthExplainCommand implements Callable<Integer> {

    @Option(
            names = {"-o", "--format"},
            paramLabel = "<format>",
            description = "One of ${COMPLETION-CANDIDATES}; table if not given.")
    Listing format = Listing.TABLE;

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final Environment environment;
    private final Streams streams;
    private final Words words;

    AuthExplainCommand(Environment environment, Streams streams, Words words) {
        this.environment = environment;
        this.streams = streams;
        this.words = words;
    }

    @Override
    public Integer call() {
        Settings settings = words.warnAbout(SettingsReader.read(connectionOptions.request(environment, streams)));
        List<SeenCredential> seen = new CredentialSearch(environment, settings)
                .all(connectionOptions.databricks.environmentVariables, connectionOptions.databricks.profile != null);
        streams.print(
                switch (format) {
                    case TABLE -> table(settings, seen);
                    case JSON -> json(settings, seen);
                });
        return ExitCode.OK;
    }

    private static String table(Settings settings, List<SeenCredential> seen) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("SETTING", "VALUE", "FROM"));
        for (ShownSetting setting : settings.all()) {
            lines.add(List.of(setting.name(), setting.value(), setting.origin().toString()));
        }
        List<List<String>> credentials = new ArrayList<>();
        credentials.add(List.of("SEEN", "", "WHY"));
        seen.forEach(each -> credentials.add(List.of(each.place(), each.isUsed() ? "used" : "ignored", each.why())));
        return Columns.of(lines) + "\n"
                + (seen.isEmpty() ? "No other credential was seen in the surroundings.\n" : Columns.of(credentials));
    }

    private static String json(Settings settings, List<SeenCredential> seen) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (ShownSetting setting : settings.all()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("name", setting.name());
            line.put("value", setting.value());
            line.put("origin", setting.origin());
            shown.add(line);
        }
        List<Map<String, Object>> credentials = new ArrayList<>();
        for (SeenCredential each : seen) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("place", each.place());
            line.put("used", each.isUsed());
            line.put("why", each.why());
            credentials.add(line);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("name", settings.connectionName());
        document.put("auth_type", settings.authType());
        document.put("settings", shown);
        document.put("credentials", credentials);
        return JsonText.of(document) + "\n";
    }
}
