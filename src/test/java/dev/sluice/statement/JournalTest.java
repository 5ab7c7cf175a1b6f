// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.settings.Environment;
import dev.sluice.statement.Journal.Entry;
import dev.sluice.statement.Journal.Partial;
import dev.sluice.token.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    Path folder;

    @Test
    void remembersWhatBeganAndHowItEndedTheLatestFirst() {
        began("id-1", State.RUNNING);
        began("id-2", State.SUCCEEDED);
        journal().saw("id-1", State.FAILED);
        assertThat(journal().entries()).extracting(Entry::statementId).containsExactly("id-2", "id-1");
        Entry first = journal().find("id-1").orElseThrow();
        assertThat(first.state()).isEqualTo("FAILED");
        assertThat(first.connection()).isEqualTo("prod");
        assertThat(first.host()).isEqualTo("http://localhost");
        assertThat(first.runTag()).isEqualTo("run");
    }

    @Test
    void keepsNoSqlUnlessAsked() throws IOException {
        began("id-1", State.SUCCEEDED);
        assertThat(Files.readString(file())).doesNotContain("SELECT").doesNotContain("secret");
        new Journal(Optional.of(new JournalFile(file(), 1000)), Clock.systemUTC(), /* keepsSql= */ true)
                .began("id-2", Optional.empty(), "http://localhost", spec(), State.SUCCEEDED);
        assertThat(journal().find("id-2").orElseThrow().sql()).contains("SELECT 'secret'");
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        began("id-1", State.SUCCEEDED);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aLineThatWasCutTakesNoOtherWithIt() throws IOException {
        began("id-1", State.SUCCEEDED);
        Files.writeString(file(), "{\"time\":\"2026-01-31T00:00:00Z\",\"id\":\"id-2\",\"ru", StandardOpenOption.APPEND);
        began("id-3", State.SUCCEEDED);
        Files.writeString(file(), "nothing\n[1]\n", StandardOpenOption.APPEND);
        assertThat(journal().entries()).extracting(Entry::statementId).containsExactly("id-3", "id-1");
    }

    @Test
    void remembersHowFarAFileIs() {
        began("id-1", State.SUCCEEDED);
        Journal journal = journal();
        journal.wrote("id-1", partial(1, 100));
        journal.wrote("id-1", partial(2, 200));
        journal.wrote("unknown", partial(3, 300));
        assertThat(journal().find("id-1").orElseThrow().partials()).containsExactly(partial(1, 100), partial(2, 200));
    }

    @Test
    void aLongDownloadHasALineASecond() {
        TestClock clock = new TestClock(Instant.parse("2026-01-31T00:00:00Z"));
        Journal journal = new Journal(Optional.of(new JournalFile(file(), 1_000_000)), clock, false);
        journal.began("id-1", Optional.empty(), "", spec(), State.SUCCEEDED);
        for (int chunk = 1; chunk <= 500; chunk++) {
            clock.advance(Duration.ofMillis(100));
            journal.wrote("id-1", partial(chunk, chunk));
        }
        assertThat(journal.find("id-1").orElseThrow().partials()).hasSize(50 + 45);
    }

    @Test
    void staysSmall() throws IOException {
        JournalFile small = new JournalFile(file(), 2000);
        for (int i = 0; i < 100; i++) {
            small.append("{\"time\":\"2026-01-31T00:00:00Z\",\"id\":\"id-" + i + "\",\"run\":\"r\"}");
        }
        assertThat(Files.size(file())).isLessThan(2100);
        List<Entry> entries = journal().entries();
        assertThat(entries.getFirst().statementId()).isEqualTo("id-99");
        assertThat(entries).hasSizeBetween(30, 80);
    }

    @Test
    void manyWritersLoseNothing() throws Exception {
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            String name = "id-" + writer + "-";
            writers.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 100; i++) {
                    journal().began(name + i, Optional.empty(), "h".repeat(300), spec(), State.SUCCEEDED);
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(journal().entries())
                .hasSize(800)
                .allMatch(entry -> entry.host().length() == 300);
    }

    @Test
    void aJournalThatCannotBeKeptBreaksNothing() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "");
        Journal broken = new Journal(
                Optional.of(new JournalFile(blocked.resolve("sluice/statements"), 1000)), Clock.systemUTC(), false);
        broken.began("id-1", Optional.empty(), "", spec(), State.SUCCEEDED);
        assertThat(broken.entries()).isEmpty();
        Journal homeless = Journal.of(
                new Environment(Map.of(), Optional.empty(), folder), Clock.systemUTC(), /* keepsSql= */ false);
        homeless.began("id-1", Optional.empty(), "", spec(), State.SUCCEEDED);
        assertThat(homeless.entries()).isEmpty();
    }

    @Test
    void liesInTheFolderForStates() {
        Environment environment =
                new Environment(Map.of("XDG_STATE_HOME", folder.resolve("x").toString()), Optional.of(folder), folder);
        Journal.of(environment, Clock.systemUTC(), false).began("id", Optional.empty(), "", spec(), State.SUCCEEDED);
        Journal.of(new Environment(Map.of(), Optional.of(folder), folder), Clock.systemUTC(), false)
                .began("id", Optional.empty(), "", spec(), State.SUCCEEDED);
        assertThat(folder.resolve("x/sluice/statements")).exists();
        assertThat(folder.resolve(".local/state/sluice/statements")).exists();
    }

    private void began(String id, State state) {
        journal().began(id, Optional.of("prod"), "http://localhost", spec(), state);
    }

    private Partial partial(int chunks, long bytes) {
        return new Partial(folder.resolve("rows.csv"), folder.resolve(".rows.part"), "csv", chunks, bytes);
    }

    private static StatementSpec spec() {
        return new StatementSpec(
                "SELECT 'secret'",
                "w",
                Disposition.INLINE,
                Wire.JSON_ARRAY,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(),
                "run",
                true);
    }

    private Journal journal() {
        return new Journal(
                Optional.of(new JournalFile(file(), JournalFile.MAX_BYTES)), Clock.systemUTC(), /* keepsSql= */ false);
    }

    private Path file() {
        return folder.resolve("state/sluice/statements");
    }
}
