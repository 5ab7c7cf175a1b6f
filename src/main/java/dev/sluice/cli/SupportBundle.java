// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException;
import dev.sluice.http.UserAgent;
import dev.sluice.settings.Environment;
import dev.sluice.settings.Settings;
import dev.sluice.settings.SettingsReader;
import dev.sluice.settings.SettingsRequest;
import dev.sluice.settings.ShownSetting;
import dev.sluice.statement.Journal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gathers what is worth knowing about this installation from places that hold no secret, or hides it. */
final class SupportBundle {

    private static final int LAST_STATEMENTS = 20;

    /** What a variable of these is called is worth knowing; its value never is. */
    private static final Set<String> OTHERS = Set.of("NO_COLOR", "CLICOLOR_FORCE", "PAGER", "TERM", "LANG", "BROWSER");

    private final Environment environment;
    private final SettingsRequest request;
    private final Clock clock;

    SupportBundle(Environment environment, SettingsRequest request, Clock clock) {
        this.environment = environment;
        this.request = request;
        this.clock = clock;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("made_at", clock.instant());
        document.put("sluice", UserAgent.VERSION);
        document.put("system", system());
        document.put("variables", variables());
        document.put("connections", connections());
        document.put("statements", statements());
        return document;
    }

    private static Map<String, Object> system() {
        Map<String, Object> system = new LinkedHashMap<>();
        for (String property : List.of("os.name", "os.version", "os.arch", "java.vm.name", "java.version")) {
            system.put(property.replace('.', '_'), System.getProperty(property, "unknown"));
        }
        system.put("heap_limit_bytes", Runtime.getRuntime().maxMemory());
        return system;
    }

    private List<String> variables() {
        return environment.variables().keySet().stream()
                .filter(SupportBundle::isWorthKnowing)
                .sorted()
                .toList();
    }

    private static boolean isWorthKnowing(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        return OTHERS.contains(name)
                || name.startsWith("SLUICE_")
                || name.startsWith("DATABRICKS_")
                || name.startsWith("ARM_")
                || name.startsWith("QUARKUS_")
                || name.startsWith("XDG_")
                || name.startsWith("SSL_CERT_")
                || name.endsWith("_PROXY");
    }

    private List<Map<String, Object>> connections() {
        List<Map<String, Object>> connections = new ArrayList<>();
        List<String> names;
        try {
            names = SettingsReader.checkable(request);
        } catch (SluiceException unreadable) {
            return List.of(Map.of("problem", unreadable.explanation().message()));
        }
        for (String name : names) {
            Map<String, Object> connection = new LinkedHashMap<>();
            connection.put("name", name);
            try {
                Settings settings = SettingsReader.read(
                        name.equals(SettingsReader.ENVIRONMENT) ? request : request.withConnection(name));
                connection.put("auth_type", settings.authType());
                connection.put(
                        "settings",
                        settings.all().stream().map(SupportBundle::shown).toList());
            } catch (SluiceException wrong) {
                connection.put("problem", wrong.explanation().message());
            }
            connections.add(connection);
        }
        return connections;
    }

    /** A command may carry a credential in its words, so of it only the place is shown. */
    private static Map<String, Object> shown(ShownSetting setting) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", setting.name());
        shown.put("value", setting.name().equals("token-command") ? "(a command)" : setting.value());
        shown.put("origin", setting.origin());
        return shown;
    }

    private List<Map<String, Object>> statements() {
        List<Map<String, Object>> statements = new ArrayList<>();
        for (Journal.Entry entry :
                Journal.of(environment, clock, /* keepsSql= */ false).entries()) {
            if (statements.size() == LAST_STATEMENTS) {
                break;
            }
            Map<String, Object> statement = new LinkedHashMap<>();
            statement.put("statement_id", entry.statementId());
            statement.put("state", entry.state());
            statement.put("began_at", entry.began());
            statement.put("connection", entry.connection());
            statement.put("host", entry.host());
            statements.add(statement);
        }
        return statements;
    }
}
