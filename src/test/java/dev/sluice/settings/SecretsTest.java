// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import static dev.sluice.settings.Surroundings.FILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path home;

    private Surroundings given;

    @BeforeEach
    void anAdHocConnection() {
        given = new Surroundings(home).flag("host", "https://a.example").flag("auth-type", "pat");
    }

    @Test
    void readsATokenFromAFileAndCutsTheLineEnd() {
        given.write("work/token", "dapi1 \r\n");
        assertThat(given.flag("token-file", "token")
                        .read()
                        .requireSecret("token")
                        .reveal())
                .isEqualTo("dapi1 ");
    }

    @Test
    void readsAFileAgainWhenItIsAskedAgain() {
        given.write("work/token", "old");
        Settings settings = given.flag("token-file", "token").read();
        assertThat(settings.requireSecret("token").reveal()).isEqualTo("old");
        given.write("work/token", "new");
        assertThat(settings.requireSecret("token").reveal()).isEqualTo("new");
    }

    @Test
    void aRelativeFileInTheConfigurationStartsFromTheConfiguration() {
        given = new Surroundings(home)
                .file(
                        "sluice.connections.a.host=https://a.example",
                        "sluice.connections.a.auth-type=oauth-m2m",
                        "sluice.connections.a.client-secret-file=secrets/a",
                        "sluice.connections.a.ca-file=~/ca.pem")
                .connection("a");
        given.write(".config/sluice/secrets/a", "hush\n");
        assertThat(given.read().requireSecret("client-secret").reveal()).isEqualTo("hush");
        assertThat(given.read().path("ca-file")).contains(home.resolve("ca.pem"));
    }

    @Test
    void readsStandardInputOnce() {
        Settings settings = given.flag("token-file", "-").stdin("\uFEFFdapi1\n").read();
        assertThat(settings.requireSecret("token").reveal()).isEqualTo("dapi1");
        assertThat(settings.requireSecret("token").reveal()).isEqualTo("dapi1");
    }

    @Test
    void readsTheVariableThatIsNamed() {
        given.variable("SLUICE_TOKEN_ENV", "CI_TOKEN").variable("CI_TOKEN", "dapi$1");
        assertThat(given.read().requireSecret("token").reveal()).isEqualTo("dapi$1");
        assertThat(given.read().originOf("token")).hasToString("environment variable SLUICE_TOKEN_ENV");
    }

    @Test
    void saysWhichFileDoesNotExist() {
        refuses("The file none (flag --token-file) does not exist.", given.flag("token-file", "none"));
    }

    @Test
    void saysThatADirectoryIsNoFile() throws IOException {
        Files.createDirectories(home.resolve("work/dir"));
        refuses("The file dir (flag --token-file) cannot be read: it is a directory.", given.flag("token-file", "dir"));
    }

    @Test
    void saysWhichFileIsEmpty() {
        given.write("work/token", "\n");
        refuses("The secret from token (flag --token-file) is empty.", given.flag("token-file", "token"));
    }

    @Test
    void saysWhichVariableIsMissing() {
        refuses(
                "The secret should be in environment variable CI_TOKEN (environment variable SLUICE_TOKEN_ENV),"
                        + " which is not set.",
                given.variable("SLUICE_TOKEN_ENV", "CI_TOKEN").variable("CI_TOKEN", ""));
    }

    @Test
    void saysThatStandardInputIsEmpty() {
        refuses("The secret from standard input (flag --token-file) is empty.", given.flag("token-file", "-"));
    }

    @Test
    void refusesWhatIsNoSecretWithoutShowingIt() {
        given.write("work/token", "line one\nline two\n");
        refuses(
                "The secret from token (flag --token-file) has more than one line or holds control characters.",
                given.flag("token-file", "token"));
        given.write("work/token", "x".repeat(70_000));
        refuses("What was read from token (flag --token-file) is longer than any secret (65536 bytes).", given);
    }

    @Test
    void refusesAnExpressionThatComesToNothing() {
        given = new Surroundings(home)
                .file(
                        "sluice.connections.a.host=https://a.example",
                        "sluice.connections.a.auth-type=pat",
                        "sluice.connections.a.token=${TOKEN:}")
                .connection("a");
        refuses("The secret from " + FILE + ", sluice.connections.a.token is empty.", given);
    }

    @Test
    void aSecretIsNeverGivenAsText() {
        given.variable("SLUICE_TOKEN", "dapi1");
        assertThatThrownBy(() -> given.read().text("token")).isInstanceOf(IllegalArgumentException.class);
        assertThat(given.read().requireSecret("token")).hasToString("***");
    }

    @Test
    void aMissingSecretSaysWhereToGiveIt() {
        assertThatThrownBy(() -> given.read().requireSecret("token"))
                .hasMessage("This connection of auth type pat needs token, which is not set.")
                .extracting(failure -> ((InvalidSettings) failure).remedy())
                .isEqualTo("Give it in a file with --token-file, or set SLUICE_TOKEN.");
    }

    private static void refuses(String message, Surroundings given) {
        Settings settings = given.read();
        assertThatThrownBy(() -> settings.secret(settings.authType().equals("pat") ? "token" : "client-secret"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(message);
    }
}
