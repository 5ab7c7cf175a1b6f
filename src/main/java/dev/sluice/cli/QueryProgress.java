// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.terminal.StatusLine;
import dev.sluice.compute.Warehouse;
import dev.sluice.download.DownloadProgress;
import dev.sluice.http.Pause;
import dev.sluice.statement.State;
import dev.sluice.statement.StatementListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows a person at a terminal how statements get on: what is waited for, then rows, bytes, rate and time left. What is
 * over soon is not worth a line.
 */
final class QueryProgress implements StatementListener, AutoCloseable {

    private static final Duration BETWEEN_LINES = Duration.ofMillis(250);

    private static final Duration UNSEEN = Duration.ofMillis(500);

    /** Until then a running warehouse has begun with the statement; afterwards it is worth asking what it waits for. */
    private static final Duration UNASKED = Duration.ofSeconds(2);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(5);

    /** The rate is that of so long: shorter ones jump, longer ones tell of the past. */
    private static final Duration RATE_WINDOW = Duration.ofSeconds(5);

    /** Asks how the compute is; empty when it cannot be told. */
    @FunctionalInterface
    interface ComputeQuestion {
        Optional<Warehouse> ask() throws InterruptedException;
    }

    /** How many bytes had come when. */
    private record Sample(Instant at, long bytes) {}

    private final StatusLine line;
    private final Clock clock;
    private final ComputeQuestion question;
    private final boolean showsTransfer;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private @Nullable Thread drawing;
    private Instant begun = Instant.EPOCH;
    private Instant asked = Instant.EPOCH;
    private boolean isOver = true;
    private Optional<State> state = Optional.empty();
    private Optional<Warehouse> compute = Optional.empty();
    private @Nullable DownloadProgress transfer;
    private long rows;

    /** {@code showsTransfer} is for rows that do not go to the terminal themselves. */
    QueryProgress(StatusLine line, Clock clock, ComputeQuestion question, boolean showsTransfer) {
        this.line = line;
        this.clock = clock;
        this.question = question;
        this.showsTransfer = showsTransfer;
    }

    /** The listener that it is, or one that hears nothing. */
    static StatementListener listening(Optional<QueryProgress> progress) {
        return progress.<StatementListener>map(line -> line).orElse(StatementListener.NONE);
    }

    /** Begins to draw, on a thread of its own, until this is closed. */
    QueryProgress start(Pause pause) {
        drawing = Thread.ofVirtual().name("progress").start(() -> {
            try {
                while (true) {
                    pause.waitFor(BETWEEN_LINES);
                    askTheCompute();
                    draw();
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        return this;
    }

    @Override
    public synchronized void at(Moment moment) {
        switch (moment) {
            case Moment.Submitting _ -> begin();
            case Moment.Seen seen -> {
                if (isOver) { // somebody else had begun it
                    begin();
                }
                state = Optional.of(seen.state());
            }
            case Moment.Opened opened -> {
                line.erase();
                isOver = !showsTransfer;
                begun = clock.instant();
                rows = opened.rowCount();
                transfer = opened.progress();
                samples.clear();
            }
        }
    }

    private void begin() {
        begun = clock.instant();
        asked = begun.plus(UNASKED).minus(BETWEEN_QUESTIONS);
        isOver = false;
        state = Optional.empty();
        compute = Optional.empty();
        transfer = null;
    }

    private void askTheCompute() throws InterruptedException {
        synchronized (this) {
            boolean isWaiting = !isOver
                    && transfer == null
                    && state.filter(State.RUNNING::equals).isEmpty();
            boolean isKnown = compute.filter(Warehouse::isRunning).isPresent();
            if (!isWaiting || isKnown || clock.instant().isBefore(asked.plus(BETWEEN_QUESTIONS))) {
                return;
            }
            asked = clock.instant();
        }
        Optional<Warehouse> answer = question.ask();
        synchronized (this) {
            compute = answer;
        }
    }

    private synchronized void draw() {
        text().ifPresent(line::draw);
    }

    /** What the line says now; nothing before there is something to say. */
    synchronized Optional<String> text() {
        Instant now = clock.instant();
        Duration time = Duration.between(begun, now);
        DownloadProgress progress = transfer;
        if (isOver || time.compareTo(UNSEEN) < 0) {
            return Optional.empty();
        }
        return Optional.of(progress == null ? waiting() + " · " + inWords(time) : transferring(progress, now));
    }

    private String waiting() {
        Optional<String> starting = compute.filter(warehouse -> !warehouse.isRunning())
                .map(warehouse -> "warehouse " + warehouse.name() + " is " + warehouse.stateInWords());
        return starting.orElseGet(() -> state.map(known -> switch (known) {
                    case PENDING -> "queued";
                    case RUNNING -> "running";
                    case SUCCEEDED, FAILED, CANCELED, CLOSED, UNKNOWN ->
                        known.name().toLowerCase(Locale.ROOT);
                })
                .orElse("waiting for the workspace"));
    }

    private String transferring(DownloadProgress progress, Instant now) {
        long bytes = progress.bytesReceived();
        long done = progress.rowsDone();
        samples.addLast(new Sample(now, bytes));
        while (samples.size() > 2 && samples.getFirst().at().plus(RATE_WINDOW).isBefore(now)) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        long millis = Duration.between(first.at(), now).toMillis();
        StringBuilder text = new StringBuilder()
                .append(String.format(Locale.ROOT, "%,d of %,d rows", done, rows))
                .append(" · ")
                .append(megabytes(bytes));
        if (millis > 0) {
            text.append(" · ")
                    .append(megabytes((bytes - first.bytes()) * 1000 / millis))
                    .append("/s");
        }
        if (done > 0 && done < rows) {
            Duration sofar = Duration.between(begun, now);
            text.append(" · ").append(inWords(Duration.ofMillis((long)
                    (sofar.toMillis() * ((double) rows / done - 1)))));
            text.append(" left");
        }
        return text.toString();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static String inWords(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** Ends the drawing and leaves nothing of it behind. */
    @Override
    public void close() {
        Thread thread = drawing;
        if (thread != null) {
            thread.interrupt();
        }
        synchronized (this) {
            isOver = true;
            line.erase();
        }
    }
}
