// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import static dev.sluice.settings.Surroundings.FILE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {

    private static final String TYPES = "pat, oauth-m2m, oauth-u2m, token, token-command, azure-sp-m2m,"
            + " azure-device-code, azure-browser, azure-cli, azure-managed-identity and oidc-federation";

    @TempDir
    Path home;

    private Surroundings given;

    @BeforeEach
    void twoConnections() {
        given = new Surroundings(home)
                .file(
                        "sluice.connections.prod.host=https://prod.example",
                        "sluice.connections.prod.auth-type=oauth-m2m",
                        "sluice.connections.me.host=https://me.example",
                        "sluice.connections.me.auth-type=pat",
                        "sluice.connections.bare.host=https://bare.example");
    }

    @Test
    void theFlagIsStrongerThanTheVariableAndBothThanTheChoiceOfTheFile() {
        given.file(
                "sluice.default-connection=${WHICH:a}",
                "sluice.connections.a.host=https://a.example",
                "sluice.connections.a.auth-type=pat",
                "sluice.connections.b.host=https://b.example",
                "sluice.connections.b.auth-type=pat",
                "sluice.connections.c.host=https://c.example",
                "sluice.connections.c.auth-type=pat");
        assertThat(given.read().connectionName()).contains("a");
        assertThat(given.variable("SLUICE_CONNECTION", "b").read().connectionName())
                .contains("b");
        assertThat(given.connection("c").read().connectionName()).contains("c");
    }

    @Test
    void nothingAtAllSaysHowToBegin() {
        new Surroundings(home.resolve("empty"))
                .refuses(
                        "No connection is named and no host is given.",
                        "Begin with: sluice connection add NAME --host https://… --auth-type pat --token-file FILE --use");
    }

    @Test
    void noChoiceAmongConnectionsListsThem() {
        given.refuses(
                "No connection is named and no host is given.",
                "Name one with -c (prod, me, bare), or choose one for good: sluice connection use NAME");
    }

    @Test
    void anUnknownConnectionListsThoseThatExist() {
        given.connection("prot")
                .refuses(
                        "There is no connection 'prot' (flag --connection) in " + FILE + ".",
                        "The connections there are prod, me, bare. Did you mean prod?");
    }

    @Test
    void sqlAfterDashCIsAnsweredWithAHint() {
        given.connection("select 1")
                .refuses(
                        "'select 1' (flag --connection) cannot be the name of a connection.",
                        "-c names a connection; SQL is an argument of its own: sluice query \"select 1\".");
    }

    @Test
    void aConnectionWithoutAHostIsRefused() {
        given.file("sluice.connections.a.auth-type=pat")
                .connection("a")
                .refuses(
                        "Connection 'a' has no host.",
                        "Set the workspace's address with --host, SLUICE_HOST or sluice.connections.a.host,"
                                + " for example https://acme.cloud.databricks.com.");
    }

    @Test
    void aMissingAuthTypeListsTheTypes() {
        given.connection("bare")
                .refuses(
                        "No auth type is named for connection 'bare'.",
                        "Set --auth-type, SLUICE_AUTH_TYPE or sluice.connections.bare.auth-type to one of " + TYPES
                                + ".");
    }

    @Test
    void anUnknownAuthTypeIsAnsweredWithTheNearest() {
        given.connection("bare")
                .flag("auth-type", "oauth-m2n")
                .refuses(
                        "'oauth-m2n' (flag --auth-type) is not an auth type.",
                        "Did you mean oauth-m2m? The auth types are " + TYPES + ".");
    }

    @Test
    void twoAuthTypesAreRefusedWithBothOrigins() {
        given.connection("prod")
                .flag("auth-type", "pat")
                .refuses(
                        "Two auth types are named: pat by flag --auth-type and oauth-m2m by " + FILE
                                + ", sluice.connections.prod.auth-type.",
                        "Keep one of them; a connection has exactly one auth type.");
    }

    @Test
    void flagAndVariableMustNameTheSameAuthType() {
        given.connection("bare")
                .flag("auth-type", "pat")
                .variable("SLUICE_AUTH_TYPE", "token")
                .refuses(
                        "Two auth types are named: pat by flag --auth-type and token by environment variable"
                                + " SLUICE_AUTH_TYPE.",
                        "Keep one of them; a connection has exactly one auth type.");
    }

    @Test
    void theSameTypeFromTwoOriginsIsFine() {
        given.connection("prod").flag("auth-type", "oauth_m2m").variable("SLUICE_AUTH_TYPE", "oauth-m2m");
        assertThat(given.read().authType()).isEqualTo("oauth-m2m");
    }

    @Test
    void theQuarkusProfileNamesAnAuthType() {
        Settings settings = given.connection("bare")
                .variable("QUARKUS_PROFILE", "oauth_m2m")
                .read();
        assertThat(settings.authType()).isEqualTo("oauth-m2m");
        assertThat(settings.originOf("auth-type")).hasToString("environment variable QUARKUS_PROFILE");
        assertThat(settings.text("scopes")).contains("all-apis");
    }

    @Test
    void theQuarkusProfileCountsAsAnOriginLikeAnyOther() {
        given.connection("me")
                .variable("QUARKUS_PROFILE", "oauth-m2m")
                .refuses(
                        "Two auth types are named: oauth-m2m by environment variable QUARKUS_PROFILE and pat by " + FILE
                                + ", sluice.connections.me.auth-type.",
                        "Keep one of them; a connection has exactly one auth type.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "dev", "prod,oauth-m2m", "", "oauth-m2n"})
    void anyOtherQuarkusProfileHasNoEffect(String profile) {
        assertThat(given.connection("me")
                        .variable("QUARKUS_PROFILE", profile)
                        .read()
                        .authType())
                .isEqualTo("pat");
    }

    @Test
    void anAuthTypeMayComeFromAnExpression() {
        given.file("sluice.connections.a.host=https://a.example", "sluice.connections.a.auth-type=${TYPE}")
                .connection("a")
                .variable("TYPE", "token");
        assertThat(given.read().authType()).isEqualTo("token");
    }

    @Test
    void theFileIsTheNamedOneElseTheVariablesElseTheUsualOne() {
        given.variable("XDG_CONFIG_HOME", home.resolve("xdg").toString());
        given.write("xdg/sluice/config.properties", "sluice.connections.x.host=https://x.example\n");
        assertThat(ConnectionFile.read(given.request()).connectionNames()).containsExactly("x");

        given.write("work/v.properties", "sluice.connections.v.host=https://v.example\n");
        given.variable("SLUICE_CONFIG", "v.properties");
        assertThat(ConnectionFile.read(given.request()).connectionNames()).containsExactly("v");

        given.write("f.properties", "sluice.connections.f.host=https://f.example\n");
        given.config("~/f.properties");
        assertThat(ConnectionFile.read(given.request()).connectionNames()).containsExactly("f");
    }

    @Test
    void aFileThatIsNamedMustExist() {
        given.variable("SLUICE_CONFIG", "/none/here")
                .refuses(
                        "The configuration file /none/here, named by environment variable SLUICE_CONFIG, does not exist.",
                        "Correct its name, or create it with: sluice connection add NAME --config FILE …");
    }
}
