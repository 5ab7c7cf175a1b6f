// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.terminal.StatusLine;
import dev.sluice.compute.Warehouse;
import dev.sluice.download.DownloadProgress;
import dev.sluice.statement.State;
import dev.sluice.statement.StatementListener.Moment;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;

/** What a person at a terminal is shown, with a clock and a wait that move when they are told to. */
class QueryProgressTest {

    private Instant now = Instant.EPOCH;
    private final InstantSource source = () -> now;
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final StatusLine line = new StatusLine(terminal);
    private Optional<Warehouse> compute = Optional.empty();
    private int questions;

    private QueryProgress progress(boolean showsTransfer) {
        return new QueryProgress(
                line,
                source.withZone(ZoneOffset.UTC),
                () -> {
                    questions++;
                    return compute;
                },
                showsTransfer);
    }

    private void pass(long millis) {
        now = now.plusMillis(millis);
    }

    @Test
    void whatIsOverSoonIsNotShown() {
        QueryProgress progress = progress(true);
        progress.at(new Moment.Submitting());
        pass(400);
        assertThat(progress.text()).isEmpty();
        pass(200);
        assertThat(progress.text()).contains("waiting for the workspace · 0 s");
    }

    @Test
    void theStateIsTheServersAndTheTimeIsOurs() {
        QueryProgress progress = progress(true);
        progress.at(new Moment.Submitting());
        pass(3_000);
        progress.at(new Moment.Seen("a-1", State.PENDING));
        assertThat(progress.text()).contains("queued · 3 s");
        pass(72_000);
        progress.at(new Moment.Seen("a-1", State.RUNNING));
        assertThat(progress.text()).contains("running · 1 min 15 s");
    }

    @Test
    void rowsBytesRateAndTimeLeftAreTold() {
        QueryProgress progress = progress(true);
        DownloadProgress transfer = new DownloadProgress();
        progress.at(new Moment.Submitting());
        progress.at(new Moment.Opened("a-1", 4_000_000, transfer));
        pass(1_000);
        transfer.chunkDone(1_000_000);
        transfer.received(50_000_000);
        assertThat(progress.text()).contains("1,000,000 of 4,000,000 rows · 50.0 MB · 3 s left");
        pass(1_000);
        transfer.received(50_000_000);
        assertThat(progress.text()).contains("1,000,000 of 4,000,000 rows · 100.0 MB · 50.0 MB/s · 6 s left");
    }

    @Test
    void whereRowsGoToTheTerminalTheyAreTheProgress() {
        QueryProgress progress = progress(false);
        progress.at(new Moment.Submitting());
        progress.at(new Moment.Opened("a-1", 4_000_000, new DownloadProgress()));
        pass(60_000);
        assertThat(progress.text()).isEmpty();
    }

    @Test
    void aComputeThatStartsIsAskedForNowAndThenAndToldUntilItRuns() throws InterruptedException {
        SynchronousQueue<Duration> waits = new SynchronousQueue<>();
        compute = Optional.of(warehouse("STARTING"));
        try (QueryProgress progress = progress(true).start(waits::put)) {
            progress.at(new Moment.Submitting());
            waits.take();
            waits.take(); // so the first look is over
            assertThat(questions).isZero();
            pass(2_000);
            waits.take();
            waits.take();
            assertThat(questions).isPositive();
            assertThat(progress.text()).contains("warehouse main is starting · 2 s");
            compute = Optional.of(warehouse("RUNNING"));
            pass(5_000);
            waits.take();
            waits.take();
            int asked = questions;
            assertThat(progress.text()).contains("waiting for the workspace · 7 s");
            pass(10_000);
            waits.take();
            waits.take();
            assertThat(questions).isEqualTo(asked);
        }
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .contains("warehouse main is starting · 2 s")
                .endsWith("\r\u001b[K");
    }

    @Test
    void wordsTakeThePlaceOfTheLine() throws Exception {
        line.draw("running");
        line.write("sluice: note: x\n".getBytes(StandardCharsets.UTF_8));
        line.erase();
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[K\u001b[?7lrunning\u001b[?7h\r\u001b[Ksluice: note: x\n");
    }

    private static Warehouse warehouse(String state) {
        return new Warehouse(
                "abc", "main", state, Optional.empty(), Optional.empty(), true, OptionalInt.empty(), Optional.empty());
    }
}
