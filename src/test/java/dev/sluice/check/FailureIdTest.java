// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.error.FailureId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureIdTest {

    private static final Path CASES = Path.of("src", "test", "resources", "acceptance");
    private static final Pattern PRINTED =
            Pattern.compile("(?m)(?:^ {20}failure |skipped \\(.*; )([a-z]+(?:-[a-z]+)*)\\)?$");

    @Test
    void thereAreAtLeastForty() {
        assertThat(FailureId.values()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void noTwoShareAnIdARemedyOrAMeaning() {
        assertThat(Arrays.stream(FailureId.values()).map(FailureId::id)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(FailureId.values()).map(id -> id.remedy())).doesNotHaveDuplicates();
        assertThat(Arrays.stream(FailureId.values()).map(FailureId::meaning)).doesNotHaveDuplicates();
    }

    @Test
    void everyOneSaysWhatToDoAndWhereItsFactStands() {
        assertThat(FailureId.values()).allSatisfy(id -> {
            assertThat(id.id()).matches("[a-z]+(-[a-z0-9]+)*");
            assertThat(id.remedy()).isNotBlank();
            assertThat(id.reference()).matches("(none|unsure|\\d+(\\.\\d+)?).*");
        });
    }

    /** Its id stands in what a case prints: after "failure", or as the reason of a phase that was skipped. */
    @Test
    void everyOneIsReproducedByAnAcceptanceCase() throws IOException {
        Set<String> pinned = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path stdout : files.filter(file -> file.endsWith("stdout")).toList()) {
                pinned.addAll(printedIn(stdout));
            }
        }

        assertThat(pinned)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(FailureId.values()).map(FailureId::id).toList());
    }

    @Test
    void thePageOfTheCatalogueNamesItsFactAndACaseThatPrintsIt() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("src", "docs", "failures.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows).hasSameSizeAs(FailureId.values());
        for (FailureId id : FailureId.values()) {
            String start = "| `" + id.id() + "` | " + id.meaning() + " | " + id.reference() + " | `";
            String row = rows.stream()
                    .filter(each -> each.startsWith(start) && each.endsWith("` |"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row begins with " + start));
            String name = row.substring(start.length(), row.length() - "` |".length());
            assertThat(printedIn(CASES.resolve(name).resolve("stdout"))).contains(id.id());
        }
    }

    private static List<String> printedIn(Path stdout) throws IOException {
        return PRINTED.matcher(Files.readString(stdout, StandardCharsets.ISO_8859_1))
                .results()
                .map(id -> id.group(1))
                .toList();
    }

    @Test
    void whatIsKnownStandsInTheRemedy() {
        assertThat(FailureId.PAT_SCOPE_TOO_SMALL.remedy("sql"))
                .isEqualTo(
                        "Make a personal access token that has the scope sql; one that exists cannot be given more.");
    }
}
