// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionCommandTest {

    private static final String FILE = "~/.config/sluice/config.properties";

    @TempDir
    Path home;

    @Test
    void addsAConnectionWithASecretFromStandardInput() throws IOException {
        TypedWords added = type(
                "dapi-hush\n",
                "connection add dev --host https://acme.example --auth-type pat --token-file - --warehouse-id abc --use");
        assertThat(added).isEqualTo(new TypedWords(0, "", """
                        Added connection 'dev' in %s. It is used when no connection is named.
                        The token is stored in the file, which only its owner can read.
                        """.formatted(FILE)));
        assertThat(file()).content().isEqualTo("""
                        sluice.default-connection=dev
                        sluice.connections.dev.host=https://acme.example
                        sluice.connections.dev.auth-type=pat
                        sluice.connections.dev.token=dapi-hush
                        sluice.connections.dev.warehouse-id=abc
                        """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void storesTheNameOfASecretFileInFull() throws IOException {
        Files.writeString(home.resolve("secret"), "hush");
        TypedWords added = type(
                "",
                "connection add prod --host acme.example --auth-type oauth-m2m --client-id app"
                        + " --client-secret-file ./secret");
        assertThat(added.err()).isEqualTo("Added connection 'prod' in " + FILE + ".\n");
        assertThat(file())
                .content()
                .contains("sluice.connections.prod.client-secret-file=" + home.resolve("secret") + "\n");
    }

    @Test
    void warnsWhenTheSecretIsNotThereYet() {
        assertThat(type("", "connection add a --host a.example --auth-type pat --token-file none"))
                .isEqualTo(new TypedWords(0, "", """
                        Added connection 'a' in %s.
                        sluice: warning: The file %s (%s, sluice.connections.a.token-file) does not exist.
                        """.formatted(FILE, home.resolve("none"), FILE)));
        assertThat(type("", "-q connection add b --host a.example --auth-type pat --token-file none"))
                .isEqualTo(new TypedWords(0, "", ""));
    }

    @Test
    void refusesABadConnectionBeforeWriting() {
        TypedWords refused = type("", "connection add a --host a.example --auth-type pta");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith("sluice: 'pta' (" + FILE + ", sluice.connections.a.auth-type) is not an auth type.\n"
                        + "  Did you mean pat? ");
        assertThat(type("", "connection add a --auth-type pat").err())
                .startsWith("sluice: Connection 'a' has no host.\n");
        assertThat(type("", "connection add a --host ftp://a --auth-type pat").err())
                .startsWith("sluice: The host has a scheme that is neither https nor http.\n");
        assertThat(type("x", "connection add a --host a --auth-type pat --token-file - --token-env T")
                        .err())
                .startsWith("sluice: Connection 'a' has more than one credential: token by " + FILE);
        assertThat(type("", "connection add A_1 --host a --auth-type pat").err())
                .isEqualTo("""
                        sluice: 'A_1' cannot be the name of a connection.
                          A name has the letters a to z, digits and hyphens only.
                        """);
        assertThat(type("", "connection add a --host a --auth-type pat --token-file -")
                        .err())
                .startsWith("sluice: The secret from standard input (flag --token-file) is empty.\n");
        assertThat(file()).doesNotExist();
    }

    @Test
    void replacesOnlyWhenItIsTold() {
        type("", "connection add a --host a.example --auth-type pat --token-env T --catalog c");
        assertThat(type("", "connection add a --host b.example --auth-type pat"))
                .isEqualTo(new TypedWords(2, "", """
                        sluice: There is a connection 'a' in %s already.
                          Give another name, or --replace to put the new one in its place.
                        """.formatted(FILE)));
        assertThat(type("", "connection add a --host b.example --auth-type token --replace")
                        .err())
                .isEqualTo("Replaced connection 'a' in " + FILE + ".\n");
        assertThat(file()).content().isEqualTo("""
                        sluice.connections.a.host=b.example
                        sluice.connections.a.auth-type=token
                        """);
    }

    @Test
    void theEnvironmentIsNoPartOfWhatIsAdded() {
        Environment other = new Environment(
                Map.of("SLUICE_HOST", "https://evil.example", "SLUICE_AUTH_TYPE", "token", "QUARKUS_PROFILE", "token"),
                Optional.of(home),
                home);
        String[] words = "connection add a --host a.example --auth-type pat --token-file -".split(" ");
        assertThat(TypedWords.type(other, "dapi", words).exit()).isZero();
        assertThat(type("", "connection show a").out()).doesNotContain("evil");
    }

    @Test
    void listsConnectionsForPeopleAndPrograms() {
        addTwo();
        assertThat(type("", "connection list")).isEqualTo(new TypedWords(0, """
                        NAME  HOST                  AUTH TYPE  DEFAULT
                        dev   https://acme.example  pat        *
                        prod  prod.example          oauth-m2m
                        """, ""));
        assertThat(type("", "connection list -o json").out()).isEqualTo("""
                        {"version":1,"connections":[\
                        {"name":"dev","host":"https://acme.example","auth_type":"pat","default":true},\
                        {"name":"prod","host":"prod.example","auth_type":"oauth-m2m","default":false}]}
                        """);
    }

    @Test
    void anEmptyListSaysHowToBegin() {
        assertThat(type("", "connection list"))
                .isEqualTo(new TypedWords(
                        0, "", "There is no connection in " + FILE + " yet; add one with: sluice connection add\n"));
        assertThat(type("", "connection list -o json").out()).isEqualTo("{\"version\":1,\"connections\":[]}\n");
    }

    @Test
    void showsEverySettingWithItsOriginAndNoSecret() {
        addTwo();
        String prefix = FILE + ", sluice.connections.";
        assertThat(type("", "connection show")).isEqualTo(new TypedWords(0, """
                        SETTING    VALUE                 FROM
                        host       https://acme.example  %1$sdev.host
                        auth-type  pat                   %1$sdev.auth-type
                        token      ***                   %1$sdev.token
                        """.formatted(prefix), ""));
        Environment warned = new Environment(Map.of("SLUICE_SCOPE", "x"), Optional.of(home), home);
        TypedWords shown = TypedWords.type(warned, "", "connection", "show", "prod", "-o", "json");
        assertThat(shown.out())
                .startsWith(
                        "{\"version\":1,\"name\":\"prod\",\"settings\":[{\"name\":\"host\",\"value\":\"prod.example\"")
                .contains("{\"name\":\"scopes\",\"value\":\"all-apis\",\"origin\":\"default of oauth-m2m\"}")
                .endsWith("]}\n");
        assertThat(shown.err())
                .isEqualTo("sluice: warning: The environment variable SLUICE_SCOPE is not a setting and has no effect."
                        + " Did you mean SLUICE_SCOPES?\n");
    }

    @Test
    void choosesAndRemovesAConnection() {
        addTwo();
        assertThat(type("", "connection use prod").err())
                .isEqualTo("Connection 'prod' is used when no connection is named.\n");
        assertThat(type("", "connection show").out()).contains("prod.example");
        assertThat(type("", "connection remove prod").err())
                .isEqualTo("Removed connection 'prod' from " + FILE + ". No connection is chosen now.\n");
        assertThat(type("", "connection use prod")).isEqualTo(new TypedWords(2, "", """
                        sluice: There is no connection 'prod' in %s.
                          The connections there are dev.
                        """.formatted(FILE)));
        assertThat(file()).content().contains("dapi-hush").doesNotContain("prod");
    }

    @Test
    void keepsTheCommentsOfPeople() throws IOException {
        Path mine = home.resolve("mine.properties");
        Files.writeString(mine, "# mine\nsluice.connections.a.host=a # not a comment\n\n# end\n");
        type("", "connection add b --host b.example --auth-type pat --config mine.properties");
        assertThat(mine).content().isEqualTo("""
                        # mine
                        sluice.connections.a.host=a # not a comment

                        # end
                        sluice.connections.b.host=b.example
                        sluice.connections.b.auth-type=pat
                        """);
    }

    @Test
    void saysWhenTheFileCannotBeWritten() {
        TypedWords failed =
                type("", "connection add b --host b.example --auth-type pat --config /proc/none/config.properties");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err())
                .startsWith("sluice: The configuration file /proc/none/config.properties could not be written: ")
                .endsWith(
                        "\n  Nothing was changed. Make its directory writable, or name another file with --config.\n");
    }

    @Test
    void noOutputEverHoldsASecret() {
        for (String line : new String[] {
            "connection add dev --host https://acme.example --auth-type pat --token-file - --use -vv",
            "connection add dev --host x --auth-type pat --token-file -",
            "connection add dev --host ftp://x --auth-type pat --token-file - --replace -vv --json-errors",
            "connection list -o json -vv",
            "connection show -vv",
            "connection show dev -o json",
            "connection remove dev -vv"
        }) {
            TypedWords typed = type("dapi-hush", line);
            assertThat(typed.out() + typed.err()).doesNotContain("hush");
        }
    }

    private void addTwo() {
        type("dapi-hush", "connection add dev --host https://acme.example --auth-type pat --token-file - --use");
        type("hush", "connection add prod --host prod.example --auth-type oauth_m2m --client-secret-file -");
    }

    private Path file() {
        return home.resolve(".config/sluice/config.properties");
    }

    private TypedWords type(String stdin, String line) {
        return TypedWords.type(home, stdin, line.split(" "));
    }
}
