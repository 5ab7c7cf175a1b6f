// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.download.DownloadProgress;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.statement.State;
import dev.sluice.statement.StatementListener.Moment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What a run says it took, with a clock that moves when it is told to. */
class RunStatsTest {

    private static final WorkspaceHost HOST = WorkspaceHost.parse("https://adb-1.2.azuredatabricks.example");

    private Instant now = Instant.EPOCH;
    private final InstantSource source = () -> now;
    private final RunStats stats = new RunStats(clock());

    private Clock clock() {
        return source.withZone(ZoneOffset.UTC);
    }

    private void pass(long millis) {
        now = now.plusMillis(millis);
    }

    @Test
    void timeIsSharedOutOverThePhasesAndATokenCountsOnce() {
        DownloadProgress progress = new DownloadProgress();
        pass(5);
        stats.at(new Moment.Submitting());
        pass(40);
        stats.tokenTook(Duration.ofMillis(40));
        pass(1200);
        stats.at(new Moment.Seen("a-1", State.SUCCEEDED));
        stats.at(new Moment.Opened("a-1", 7, progress));
        pass(300);
        progress.chunkDone(7);
        stats.countBytesBy(() -> 99);
        stats.retried();

        assertThat(stats.inWords(HOST))
                .containsExactly(
                        "rows: 7",
                        "bytes written: 99",
                        "chunks: 1",
                        "retries: 1",
                        "time: 1.5 s (token 40 ms, submit and wait 1.2 s, transfer 300 ms)",
                        "compute: unknown whether this run woke it",
                        "query profile: https://adb-1.2.azuredatabricks.example/sql/history"
                                + "?uiQueryProfileVisible=true&queryId=a-1");
    }

    @Test
    void aTransferEndsWhereTheNextStatementIsSent() {
        stats.at(new Moment.Submitting());
        pass(10);
        stats.at(new Moment.Opened("a-1", 1, new DownloadProgress()));
        pass(100);
        stats.at(new Moment.Submitting());
        pass(20);
        stats.at(new Moment.Opened("a-2", 1, new DownloadProgress()));
        pass(200);

        assertThat(stats.asObject(HOST))
                .containsEntry("statement_ms", 30L)
                .containsEntry("transfer_ms", 300L)
                .containsEntry("total_ms", 330L);
    }

    @Test
    void aRunWithoutAStatementHasNoProfileAndSaysSo() {
        assertThat(stats.inWords(HOST)).endsWith("query profile: none, no statement was accepted");
    }
}
