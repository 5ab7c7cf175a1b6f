// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecedenceTest {

    @TempDir
    Path home;

    private Surroundings given;

    @BeforeEach
    void twoConnectionsOfDifferentTypes() {
        given = new Surroundings(home)
                .file(
                        "sluice.connections.prod.host=https://prod.example",
                        "sluice.connections.prod.auth-type=oauth-m2m",
                        "sluice.connections.prod.client-id=app",
                        "sluice.connections.prod.catalog=connection",
                        "sluice.connections.me.host=https://me.example",
                        "sluice.connections.me.auth-type=pat",
                        "sluice.catalog=global",
                        "sluice.schema=global",
                        "%oauth-m2m.sluice.scopes=x",
                        "%oauth-m2m.sluice.connections.prod.table=profiled",
                        "sluice.connections.prod.table=plain");
    }

    @Test
    void aProfileLineAppliesToConnectionsOfThatTypeOnly() {
        assertThat(given.connection("prod").read().text("scopes")).contains("x");
        assertThat(given.connection("me").read().text("scopes")).isEmpty();
    }

    @Test
    void aShippedDefaultStandsBelowTheFile() {
        given.file("sluice.connections.prod.host=https://prod.example", "sluice.connections.prod.auth-type=oauth_m2m");
        Settings settings = given.connection("prod").read();
        assertThat(settings.text("scopes")).contains("all-apis");
        assertThat(settings.originOf("scopes")).hasToString("default of oauth-m2m");
        assertThat(settings.text("token-path")).contains("/oidc/v1/token");
        assertThat(settings.authType()).isEqualTo("oauth-m2m");
    }

    @Test
    void theConnectionsLineStandsAboveTheWholeFiles() {
        Settings settings = given.connection("prod").read();
        assertThat(settings.text("catalog")).contains("connection");
        assertThat(settings.text("schema")).contains("global");
    }

    @Test
    void theConnectionsPlainLineStandsAboveTheWholeFilesProfileLine() {
        given.file(
                "sluice.connections.prod.host=https://prod.example",
                "sluice.connections.prod.auth-type=oauth-m2m",
                "sluice.connections.prod.scopes=sql",
                "%oauth-m2m.sluice.scopes=x");
        assertThat(given.connection("prod").read().text("scopes")).contains("sql");
    }

    @Test
    void aProfileLineStandsAboveAPlainLineOfTheSameSource() {
        Settings settings = given.connection("prod").read();
        assertThat(settings.text("table")).contains("profiled");
        assertThat(settings.originOf("table"))
                .hasToString(Surroundings.FILE + ", %oauth-m2m.sluice.connections.prod.table");
    }

    @Test
    void aVariableStandsAboveTheFileAndAFlagAboveEverything() {
        given.connection("prod").variable("SLUICE_TABLE", "variable");
        assertThat(given.read().text("table")).contains("variable");
        assertThat(given.read().originOf("table")).hasToString("environment variable SLUICE_TABLE");

        given.flag("table", "flag");
        assertThat(given.read().text("table")).contains("flag");
        assertThat(given.read().originOf("table")).hasToString("flag --table");
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        given.connection("prod").variable("SLUICE_TABLE", "").variable("SLUICE_CATALOG", " ");
        assertThat(given.read().text("table")).contains("profiled");
        assertThat(given.read().text("catalog")).contains("connection");
    }

    @Test
    void anEmptyFlagTakesASettingAway() {
        assertThat(given.connection("prod").flag("table", "").read().text("table"))
                .isEmpty();
    }

    @Test
    void underscoresAndAliasesAreTheSameSettings() {
        given.file(
                        "sluice.connections.my-ws.host=https://my.example",
                        "sluice.connections.my-ws.auth_type=azure_sp_m2m",
                        "sluice.connections.my-ws.azure_client_id=app",
                        "%{azure-sp-m2m,pat}.sluice.connections.my-ws.azure-client-secret=hush")
                .connection("my-ws");
        Settings settings = given.read();
        assertThat(settings.text("client-id")).contains("app");
        assertThat(settings.requireSecret("client-secret").reveal()).isEqualTo("hush");
        assertThat(settings.originOf("client-secret"))
                .hasToString(Surroundings.FILE + ", %{azure-sp-m2m,pat}.sluice.connections.my-ws.azure-client-secret");
    }

    @Test
    void twoSpellingsThatDifferAreRefused() {
        given.file(
                        "sluice.connections.a.host=https://a.example",
                        "sluice.connections.a.client-id=one",
                        "sluice.connections.a.azure_client_id=two")
                .connection("a")
                .refuses(
                        "Two spellings of one setting have different values: " + Surroundings.FILE
                                + ", sluice.connections.a.client-id and " + Surroundings.FILE
                                + ", sluice.connections.a.azure_client_id.",
                        "Keep one of them.");
    }

    @Test
    void withoutAConnectionTheFileSaysNothing() {
        Settings settings = given.flag("host", "https://other.example")
                .flag("auth-type", "oauth-m2m")
                .read();
        assertThat(settings.connectionName()).isEmpty();
        assertThat(settings.text("catalog")).isEmpty();
        assertThat(settings.text("scopes")).contains("all-apis");
    }

    @Test
    void showsEverySettingWithItsOriginAndNoSecret() {
        given.file(
                        "sluice.connections.prod.host=https://prod.example",
                        "sluice.connections.prod.auth-type=pat",
                        "sluice.connections.prod.token=dapi-hush",
                        "sluice.connections.prod.proxy=http://me:hush@proxy.example:3128",
                        "sluice.connections.prod.catalog=${CATALOG}")
                .connection("prod")
                .variable("SLUICE_SCHEMA", "s");
        assertThat(given.read().all().stream().map(Object::toString).toList())
                .containsExactly(
                        shown("host", "https://prod.example", "host"),
                        shown("auth-type", "pat", "auth-type"),
                        shown("token", "***", "token"),
                        shown("catalog", "(CATALOG is not set)", "catalog"),
                        "ShownSetting[name=schema, value=s, origin=environment variable SLUICE_SCHEMA]",
                        shown("proxy", "http://***@proxy.example:3128", "proxy"));
        assertThat(given.read().toString() + given.request()).doesNotContain("hush");
    }

    private static String shown(String name, String value, String key) {
        return "ShownSetting[name=" + name + ", value=" + value + ", origin=" + Surroundings.FILE
                + ", sluice.connections.prod." + key + "]";
    }
}
