// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HermeticTest {

    @TempDir
    Path home;

    @Test
    void nothingComesFromTheSurroundings() {
        Surroundings given = new Surroundings(home)
                .flag("host", "https://a.example")
                .flag("auth-type", "oauth-m2m")
                .variable("DATABRICKS_HOST", "https://evil.example")
                .variable("DATABRICKS_TOKEN", "dapi-evil")
                .variable("DATABRICKS_CONFIG_PROFILE", "evil")
                .variable("ARM_CLIENT_SECRET", "evil")
                .variable("QUARKUS_TLS_TRUST_ALL", "true")
                .variable("SMALLRYE_CONFIG_PROFILE", "pat")
                .variable("MP_CONFIG_PROFILE", "pat")
                .variable("smallrye.config.profile", "pat")
                .variable("sluice.token", "evil")
                .variable("%oauth-m2m.sluice.scopes", "evil")
                .variable("sluice_token", "evil")
                .variable("config_ordinal", "9999");
        given.write(".databrickscfg", "[DEFAULT]\nhost=https://evil.example\ntoken=evil\n");
        given.write("work/.env", "SLUICE_TOKEN=evil\nsluice.token=evil\n");
        given.write("work/config/application.properties", "sluice.token=evil\n");
        assertThat(given.read().all().stream().map(Object::toString).toList())
                .containsExactly(
                        "ShownSetting[name=host, value=https://a.example, origin=flag --host]",
                        "ShownSetting[name=auth-type, value=oauth-m2m, origin=flag --auth-type]",
                        "ShownSetting[name=scopes, value=all-apis, origin=default of oauth-m2m]",
                        "ShownSetting[name=token-path, value=/oidc/v1/token, origin=default of oauth-m2m]");
        assertThat(given.read().warnings()).isEmpty();
    }

    @Test
    void systemPropertiesHaveNoEffect() {
        System.setProperty("sluice.catalog", "evil");
        System.setProperty("smallrye.config.profile", "pat");
        try {
            Settings settings = new Surroundings(home)
                    .flag("host", "https://a.example")
                    .flag("auth-type", "oauth-m2m")
                    .read();
            assertThat(settings.text("catalog")).isEmpty();
            assertThat(settings.text("scopes")).contains("all-apis");
        } finally {
            System.clearProperty("sluice.catalog");
            System.clearProperty("smallrye.config.profile");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SLUICE_PORT",
                "SLUICE_PORT_443_TCP",
                "SLUICE_PORT_443_TCP_ADDR",
                "SLUICE_SERVICE_HOST",
                "SLUICE_SERVICE_PORT_HTTPS"
            })
    void whatKubernetesInjectsIsIgnored(String variable) {
        assertThat(adHoc().variable(variable, "tcp://10.0.0.1:443").read().warnings())
                .isEmpty();
    }

    @Test
    void anUnknownVariableIsAWarningWithTheNearestName() {
        assertThat(adHoc().variable("SLUICE_HOSTT", "x")
                        .variable("SLUICE_QWERTZ", "x")
                        .variable("SLUICE_CONFIG", "")
                        .read()
                        .warnings())
                .containsExactly(
                        "The environment variable SLUICE_HOSTT is not a setting and has no effect."
                                + " Did you mean SLUICE_HOST?",
                        "The environment variable SLUICE_QWERTZ is not a setting and has no effect.");
    }

    private Surroundings adHoc() {
        return new Surroundings(home).flag("host", "https://a.example").flag("auth-type", "pat");
    }
}
