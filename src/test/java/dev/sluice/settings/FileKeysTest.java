// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import static dev.sluice.settings.Surroundings.FILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileKeysTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "sluice.connections.prod.tokn, sluice.connections.prod.token",
        "sluice.conections.prod.host, sluice.connections.prod.host",
        "%pat.sluice.connections.prod.warehouse, %pat.sluice.connections.prod.warehouse-id",
        "sluice.catalogue, sluice.catalog",
        "sluice.defaultconnection, sluice.default-connection",
        "slice.host, sluice.host"
    })
    void anUnknownKeyIsAnsweredWithTheNearest(String key, String nearest) {
        new Surroundings(home)
                .file(key + "=x")
                .refuses("The file " + FILE + " has the unknown key " + key + ".", "Did you mean " + nearest + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smallrye.config.profile",
                "%pat.mp.config.profile",
                "sluice.connections.prod",
                "sluice.connections.prod.token-path",
                "host"
            })
    void aKeyThatIsLikeNothingIsAnsweredWithTheShape(String key) {
        new Surroundings(home)
                .file(key + "=pat")
                .refuses(
                        "The file " + FILE + " has the unknown key " + key + ".",
                        "Keys look like sluice.connections.NAME.host and sluice.host; the settings are listed by"
                                + " sluice connection add --help.");
    }

    @Test
    void aProfileMustBeAnAuthType() {
        new Surroundings(home)
                .file("%oauth-m2n.sluice.scopes=x")
                .refuses(
                        "The key %oauth-m2n.sluice.scopes in " + FILE
                                + " is for 'oauth-m2n', which is not an auth type.",
                        "Did you mean %oauth-m2m?");
    }

    @Test
    void anAuthTypeCannotDependOnTheAuthType() {
        new Surroundings(home)
                .file("%pat.sluice.connections.prod.auth-type=token")
                .refuses(
                        "The key %pat.sluice.connections.prod.auth-type in " + FILE
                                + " lets an auth type depend on the auth type.",
                        "Write the line without '%pat.'.");
    }

    @Test
    void aConnectionNameHasPlainLettersOnly() {
        new Surroundings(home)
                .file("sluice.connections.Prod_1.host=x")
                .refuses(
                        "The key sluice.connections.Prod_1.host in " + FILE
                                + " has 'Prod_1' as the name of a connection.",
                        "A name has the letters a to z, digits and hyphens only.");
    }

    @Test
    void anExpressionTakesAVariable() {
        Surroundings given = withToken("${PROD_SECRET}").variable("PROD_SECRET", "pa$${ss}$");
        assertThat(given.read().requireSecret("token").reveal()).isEqualTo("pa$${ss}$");
    }

    @Test
    void aVariableThatIsMissingIsNamedWithTheKey() {
        Surroundings given = withToken("${PROD_SECRET}");
        assertThat(given.read().authType()).isEqualTo("pat");
        assertThat(catchThrowable(() -> given.read().secret("token")))
                .hasMessage("The value of " + FILE
                        + ", sluice.connections.a.token refers to ${PROD_SECRET}, which is not set.");
    }

    @ParameterizedTest
    @CsvSource({
        "pa$$word, pa$$word",
        "a$b, a$b",
        "$, $",
        "$${X}, ${X}",
        "$$${X}, $${X}",
        "${NONE:or else}, or else",
        "a${X}b, axb"
    })
    void dollarsStayAsTheyAreUnlessTheyBeginAnExpression(String written, String read) {
        assertThat(withToken(written)
                        .variable("X", "x")
                        .read()
                        .requireSecret("token")
                        .reveal())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"${sluice.token}", "${a::b}", "${unclosed", "${}"})
    void anExpressionThatCannotBeExpandedIsRefusedWithTheKey(String written) {
        assertThat(catchThrowable(() -> withToken(written).read().secret("token")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith("The value of " + FILE + ", sluice.connections.a.token refers to ${");
    }

    @Test
    void dollarsOfAVariableOrAFlagAreLiteral() {
        Surroundings given = new Surroundings(home)
                .flag("host", "https://a.example")
                .flag("auth-type", "pat")
                .flag("catalog", "${HOME}$$\\$")
                .variable("HOME", "/root")
                .variable("SLUICE_TOKEN", "${HOME}$$x\\");
        assertThat(given.read().text("catalog")).contains("${HOME}$$\\$");
        assertThat(given.read().requireSecret("token").reveal()).isEqualTo("${HOME}$$x\\");
    }

    @Test
    void warnsWhenOthersMayReadASecret() throws IOException {
        Surroundings given = withToken("dapi1");
        assertThat(given.read().warnings()).isEmpty();
        Path file = home.resolve(".config/sluice/config.properties");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(given.read().warnings())
                .containsExactly("The file " + FILE
                        + " holds a secret and others may read it (rw-r-----): run chmod 600 on it.");
        withToken("${TOKEN}").variable("TOKEN", "t");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(given.read().warnings()).isEmpty();
    }

    private Surroundings withToken(String token) {
        return new Surroundings(home)
                .file(
                        "sluice.connections.a.host=https://a.example",
                        "sluice.connections.a.auth-type=pat",
                        "sluice.connections.a.token=" + token)
                .connection("a");
    }
}
