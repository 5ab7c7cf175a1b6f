// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1;",
                "SELECT token_count FROM usage;",
                "SELECT * FROM orders WHERE placed_on = DATE '2026-01-01';",
                "\\d main.sales.orders",
            })
    void keepsWhatCarriesNoSecret(String text) {
        assertThat(HistoryFilter.keeps(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " SELECT 'said to be hidden';",
                "\tSELECT 1;",
                "CREATE CONNECTION c TYPE http OPTIONS (bearer_token 'hush');",
                "ALTER USER x IDENTIFIED BY 'hush';",
                "SELECT * FROM t WHERE PassWord = 'hush';",
                "SELECT aes_decrypt(a, 'a key of sixteen');",
                "SELECT 'dapi0123456789abcdef0123456789abcdef';",
                "SELECT http_request(url => 'https://person:hush@acme.example');",
                "SELECT 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.';",
                "SET api_key=hush;",
                "CREATE CONNECTION c OPTIONS (client_secret\n'hush');",
            })
    void keepsNothingThatLooksLikeASecretOrIsHidden(String text) {
        assertThat(HistoryFilter.keeps(text)).isFalse();
    }

    @Test
    void givesBackWhatWasTypedOverLines() throws IOException {
        HistoryFile history = new HistoryFile(folder.resolve("state/sluice/history"));
        history.add("SELECT 'a\\\\nb',\n  1;");
        history.add(" SELECT 2;");
        history.add("\\l");
        assertThat(history.read()).containsExactly("SELECT 'a\\\\nb',\n  1;", "\\l");
        assertThat(Files.readAllLines(history.path())).hasSize(2);
    }

    @Test
    void isReadableByItsOwnerOnlyAlsoWhenItWasNot() throws IOException {
        HistoryFile history = new HistoryFile(folder.resolve("sluice/history"));
        history.add("SELECT 1;");
        assertThat(mode(history.path())).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("sluice"))).isEqualTo("rwx------");
        Files.setPosixFilePermissions(history.path(), PosixFilePermissions.fromString("rw-r--r--"));
        history.read();
        assertThat(mode(history.path())).isEqualTo("rw-------");
    }

    @Test
    void losesItsOldestHalfWhenItIsTooLong() throws IOException {
        HistoryFile history = new HistoryFile(folder.resolve("history"));
        Files.writeString(history.path(), String.join("\n", Collections.nCopies(2_000, "SELECT 1;")) + "\nSELECT 2;\n");
        assertThat(history.read()).hasSize(1_000).endsWith("SELECT 2;");
        assertThat(Files.readAllLines(history.path())).hasSize(1_000);
        assertThat(mode(history.path())).isEqualTo("rw-------");
    }

    @Test
    void liesWhereStatesLie() {
        Map<String, String> moved = Map.of("XDG_STATE_HOME", "/state");
        assertThat(HistoryFile.of(new Environment(moved, Optional.of(Path.of("/home/me")), folder)))
                .contains(new HistoryFile(Path.of("/state/sluice/history")));
        assertThat(HistoryFile.of(new Environment(Map.of(), Optional.of(Path.of("/home/me")), folder)))
                .contains(new HistoryFile(Path.of("/home/me/.local/state/sluice/history")));
        assertThat(HistoryFile.of(new Environment(Map.of(), Optional.empty(), folder)))
                .isEmpty();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
