// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the acceptance cases about governance expect on both outputs, held against every secret that was in play. */
class SecretsInOutputTest {

    private static final Path CASES = Path.of("src/test/resources/acceptance");

    /** Stored in connections, given to commands, or issued by providers; and our own. */
    static final List<String> CANARIES = List.of(
            "canary-secret",
            "canary-code",
            "service-token",
            "service-secret",
            "service-access-",
            "service-refresh-",
            "service-code-",
            "revoked-token",
            "local-pat",
            "local-secret");

    @Test
    void noSecretIsInAnyOutput() throws IOException {
        int read = 0;
        for (Path file : outputs()) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            for (String canary : CANARIES) {
                assertThat(text).as(file.toString()).doesNotContain(canary);
            }
            read++;
        }
        assertThat(read).isGreaterThan(100);
    }

    /** A canary that no case uses would prove nothing. */
    @Test
    void everyStoredSecretIsInPlay() throws IOException {
        StringBuilder given = new StringBuilder();
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(SecretsInOutputTest::isGiven)
                    .toList()) {
                given.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(given.toString())
                .contains("canary-secret", "canary-code", "service-token", "service-secret", "revoked-token");
    }

    private static boolean isGiven(Path file) {
        return !List.of("stdout", "stderr").contains(String.valueOf(file.getFileName()));
    }

    private static List<Path> outputs() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> !isGiven(file))
                    .filter(file -> List.of("hc", "grant", "api")
                            .contains(CASES.relativize(file).getName(0).toString()))
                    .toList();
        }
    }
}
