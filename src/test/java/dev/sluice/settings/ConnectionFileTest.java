// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.OutputFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFileTest {

    private static final String TEXT = """
            # my connections
            sluice.default-connection = prod

            ! production
            sluice.connections.prod.host=https://prod.example
            sluice.connections.prod.scopes=all-apis \\
                offline_access
            %oauth-m2m.sluice.connections.prod.table=a.b.c
            # mine
            sluice.connections.me.host : https://me.example
            # the end""";

    @TempDir
    Path home;

    private Surroundings given;
    private Path file;

    @BeforeEach
    void aFileWithComments() {
        given = new Surroundings(home);
        file = given.write(".config/sluice/config.properties", TEXT);
    }

    @Test
    void aTokenCommandIsTheShellsText(@TempDir Path other) {
        Surroundings given = new Surroundings(other);
        String command = "vault read -token=${VAULT_TOKEN} $$ $(id)";
        ConnectionFile.readOrBegin(given.request())
                .withConnection(
                        "v", Map.of("host", "acme.example", "auth-type", "token-command", "token-command", command))
                .save();
        assertThat(given.connection("v").read().text("token-command")).contains(command);
        assertThat(given.read().all().toString()).contains("-token=***").doesNotContain("VAULT_TOKEN");
    }

    @Test
    void leavesWhatItDoesNotChange() throws IOException {
        read().save();
        assertThat(file).content().isEqualTo(TEXT);
    }

    @Test
    void addsAConnectionAtTheEnd() {
        save(read().withConnection("new", settings("host", "https://new.example", "token", "a b\\c=#${x}$$")));
        assertThat(file).content().isEqualTo(TEXT + """

                        sluice.connections.new.host=https://new.example
                        sluice.connections.new.token=a b\\\\c=#$${x}$$
                        """);
    }

    @Test
    void replacesAConnectionInItsPlaceWithAllItsLines() {
        save(read().withConnection("prod", settings("host", "https://other.example")));
        assertThat(file).content().isEqualTo("""
                        # my connections
                        sluice.default-connection = prod

                        ! production
                        sluice.connections.prod.host=https://other.example
                        # mine
                        sluice.connections.me.host : https://me.example
                        # the end""");
    }

    @Test
    void removesAConnectionAndTheChoiceOfIt() {
        save(read().withoutConnection("prod"));
        assertThat(file).content().isEqualTo("""
                        # my connections

                        ! production
                        # mine
                        sluice.connections.me.host : https://me.example
                        # the end""");
    }

    @Test
    void choosesAConnection() {
        save(read().withDefault("me"));
        assertThat(file).content().contains("\nsluice.default-connection=me\n").doesNotContain("= prod");
        assertThat(read().defaultConnection()).contains("me");
        save(read().withoutConnection("me").withDefault("prod"));
        assertThat(file).content().startsWith("# my connections\n");
        assertThat(read().defaultConnection()).contains("prod");
    }

    @Test
    void writesForTheOwnerOnly() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        save(read().withDefault("me"));
        assertThat(mode(file)).isEqualTo("rw-------");
        try (var left = Files.list(file.resolveSibling("."))) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("config.properties");
        }
    }

    @Test
    void makesTheDirectoryForTheOwnerOnly() throws IOException {
        Surroundings empty = new Surroundings(home.resolve("empty"));
        ConnectionFile.readOrBegin(empty.request())
                .withConnection("a", settings("host", "h"))
                .save();
        Path made = home.resolve("empty/.config/sluice");
        assertThat(mode(made)).isEqualTo("rwx------");
        assertThat(mode(made.resolve("config.properties"))).isEqualTo("rw-------");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = given.write("dotfiles/sluice.properties", TEXT);
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("../../dotfiles/sluice.properties"));
        save(read().withDefault("me"));
        assertThat(file).isSymbolicLink();
        assertThat(real).content().contains("sluice.default-connection=me");
    }

    @Test
    void saysWhenItCannotWrite() {
        ConnectionFile cannot = ConnectionFile.readOrBegin(
                given.config("/proc/none/config.properties").request());
        assertThatThrownBy(() -> cannot.withDefault("a").save())
                .isInstanceOf(OutputFailed.class)
                .hasMessageStartingWith("The configuration file /proc/none/config.properties could not be written: ");
    }

    @Test
    void hasNoPlaceWithoutAHome() {
        Environment bare = new Environment(Map.of(), Optional.empty(), home);
        ConnectionFile none = ConnectionFile.readOrBegin(SettingsRequest.of(bare));
        assertThat(none.connectionNames()).isEmpty();
        assertThatThrownBy(() -> none.withDefault("a").save())
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("There is no place for a configuration file: the environment has no home directory.");
    }

    @Test
    void refusesAFileThatIsNoText() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0x00});
        assertThatThrownBy(this::read)
                .hasMessage("The configuration file " + Surroundings.FILE + " cannot be read: it is not UTF-8 text.");
        Files.writeString(file, "sluice.host=\\uZZZZ\n");
        assertThatThrownBy(this::read)
                .hasMessage("The configuration file " + Surroundings.FILE
                        + " cannot be read: it has a malformed \\uxxxx escape.");
    }

    @Test
    void readsBackExactlyWhatItWrote() {
        Random random = new Random(42);
        String letters = "$${}\\:=#! \téa\n";
        for (int round = 0; round < 300; round++) {
            StringBuilder value = new StringBuilder("x");
            for (int i = 0; i < random.nextInt(12); i++) {
                value.append(letters.charAt(random.nextInt(letters.length())));
            }
            String token = value.append('x').toString();
            Surroundings fresh = new Surroundings(home.resolve("fuzz"));
            ConnectionFile.readOrBegin(fresh.request())
                    .withConnection("a", settings("host", "h", "auth-type", "pat", "catalog", token))
                    .save();
            assertThat(fresh.connection("a").read().text("catalog")).contains(token);
        }
    }

    @Test
    void namesTheConnectionsInTheOrderOfTheFile() {
        assertThat(read().connectionNames()).isEqualTo(List.of("prod", "me"));
        assertThat(read().written("prod", "host")).contains("https://prod.example");
        assertThat(read().written("me", "scopes")).isEmpty();
    }

    private ConnectionFile read() {
        return ConnectionFile.read(given.request());
    }

    private static void save(ConnectionFile changed) {
        changed.save();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Map<String, String> settings(String... pairs) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            settings.put(pairs[i], pairs[i + 1]);
        }
        return settings;
    }
}
