// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.fuzz.Draw;
import dev.sluice.fuzz.Fuzz;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration files, variables and flags of every kind: settings come of them, or a refusal that names the place. */
class SettingsFuzzTest {

    private static final List<String> LINES = List.of(
            "sluice.host=https://acme.example",
            "sluice.connections.prod.host=acme.example",
            "sluice.connections.prod.auth-type=pat",
            "sluice.connections.prod.token=local-pat",
            "sluice.connections.prod.warehouse-id=abc",
            "sluice.connections.prod.http-path=/sql/1.0/warehouses/abc",
            "sluice.default-connection=prod",
            "%oauth-m2m.sluice.scopes=all-apis",
            "%{pat,token}.sluice.timeout=30s",
            "sluice.connections.me.auth_type=oauth-u2m",
            "sluice.connections.prod.token=${SECRET}",
            "sluice.connections.prod.token=${SECRET:${SLUICE_TOKEN:x}}",
            "sluice.serve.reuse-seconds=5",
            "# a comment",
            "! another",
            "sluice.host \\\n  = x",
            "");
    private static final List<String> NAMES = List.of(
            "SLUICE_HOST",
            "SLUICE_TOKEN",
            "SLUICE_AUTH_TYPE",
            "SLUICE_CONNECTION",
            "SLUICE_TIMEOUT",
            "SLUICE_HTTP_PATH",
            "SLUICE_WAREHOUSE_ID",
            "SLUICE_WORKSPACE_ID",
            "SLUICE_CONFIG",
            "SLUICE_UNKNOWN",
            "QUARKUS_PROFILE",
            "SECRET");

    @TempDir
    private Path home;

    @Test
    void aFileIsReadAsJavaReadsPropertiesAndWrittenAsItWas() throws Exception {
        Fuzz.check("settings: properties", 6_000, draw -> {
            String text = file(draw);
            PropertyLines lines;
            try {
                lines = PropertyLines.parse(text);
            } catch (IllegalArgumentException malformedEscape) {
                assertThat(isReadByJava(text)).as(text).isFalse();
                return "a malformed escape";
            }
            assertThat(lines.properties()).as(text).isEqualTo(byJava(text));
            assertThat(lines.text()).isEqualTo(text);

            String value = draw.text(6);
            PropertyLines changed = lines.with("sluice.host"::equals, Map.of("sluice.host", value));
            assertThat(byJava(changed.text())).containsEntry("sluice.host", value);
            Map<String, String> others = new HashMap<>(byJava(text));
            others.remove("sluice.host");
            assertThat(changed.without("sluice.host"::equals).properties()).isEqualTo(others);
            return "read and changed";
        });
    }

    @Test
    void settingsComeOfItOrARefusal() throws Exception {
        Path config = Files.createDirectories(home.resolve(".config/sluice")).resolve("config.properties");
        Fuzz.check("settings: all sources", 3_000, draw -> {
            String text = file(draw);
            String secret = text.contains("\\") ? "no secret that could have moved" : "local-pat";
            Files.write(config, text.getBytes(StandardCharsets.UTF_8)); // also half of a character
            try {
                Settings settings = SettingsReader.read(request(draw));
                assertThat(settings.require("host")).isNotNull();
                assertThat(settings.toString()).doesNotContain(secret);
                return "settings";
            } catch (InvalidSettings refusal) {
                assertThat(refusal.getMessage()).isNotBlank().doesNotContain(secret);
                assertThat(refusal.remedy()).isNotBlank().doesNotContain(secret);
                return "refused";
            }
        });
    }

    @Test
    void theVendorsFileGivesProfilesOrARefusal() throws Exception {
        Fuzz.check("settings: the vendor's file", 3_000, draw -> {
            String text = draw.damaged("""
                    [DEFAULT]
                    host = https://acme.example
                    token = local-pat # mine

                    [u2m]
                    auth_type=databricks-cli
                    host=https://acme.example
                    """);
            DatabricksFile file =
                    DatabricksFile.parse("~/.databrickscfg", text.lines().toList());
            try {
                DatabricksImport taken = DatabricksImport.of("it", file.profile("DEFAULT"), Optional.of("DEFAULT"));
                assertThat(taken.toString() + taken.taken() + taken.warnings()).doesNotContain("local-pat");
                return "a profile";
            } catch (InvalidSettings refusal) {
                assertThat(refusal.remedy()).isNotBlank();
                return "refused";
            }
        });
    }

    @Test
    void aLengthOfTimeIsPositiveOrRefused() throws Exception {
        Origin origin = new Origin.Flag("timeout");
        Fuzz.check("settings: times", 3_000, draw -> {
            String text = draw.of("1m30s", "PT30S", "250ms", Long.toString(draw.number()) + draw.of("s", "d", "h"));
            try {
                Duration time = Durations.parse("timeout", draw.coin() ? draw.damaged(text) : text, origin);
                assertThat(time.isPositive()).isTrue();
                return "a time";
            } catch (InvalidSettings refusal) {
                return "refused";
            }
        });
    }

    private SettingsRequest request(Draw draw) {
        Map<String, String> variables = new HashMap<>();
        for (int i = draw.below(4); i > 0; i--) {
            variables.put(draw.of(NAMES), value(draw));
        }
        Map<String, String> flags = new HashMap<>();
        for (int i = draw.below(3); i > 0; i--) {
            flags.put(draw.of("host", "auth-type", "token-file", "warehouse-id", "timeout", "catalog"), value(draw));
        }
        SettingsRequest request = SettingsRequest.of(new Environment(variables, Optional.of(home), home))
                .withFlags(flags);
        return draw.oneIn(3) ? request.withConnection(draw.of("prod", "me", value(draw))) : request;
    }

    private static String value(Draw draw) {
        return draw.coin()
                ? draw.text(3)
                : draw.of(
                        "https://acme.example",
                        "pat",
                        "prod",
                        "30s",
                        "oauth-m2m",
                        "abc",
                        "/sql/1.0/warehouses/abc",
                        "${A}");
    }

    private static String file(Draw draw) {
        StringBuilder text = new StringBuilder();
        for (int i = draw.below(8); i > 0; i--) {
            String line = draw.of(LINES);
            boolean isDamaged =
                    draw.oneIn(4) && !line.contains("local-pat"); // a key or a line end before it would show it
            text.append(isDamaged ? draw.damaged(line) : line).append(draw.of("\n", "\n", "\n", "\r\n", "\r"));
        }
        return text.toString();
    }

    private static boolean isReadByJava(String text) {
        try {
            byJava(text);
            return true;
        } catch (IOException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Map<String, String> byJava(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> map = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> map.put(name, properties.getProperty(name)));
        return map;
    }
}
