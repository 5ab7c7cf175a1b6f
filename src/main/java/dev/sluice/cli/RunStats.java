// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.compute.Warehouse;
import dev.sluice.connection.ConnectionListener;
import dev.sluice.download.DownloadProgress;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.statement.StatementListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** What a run of statements took, collected while it runs and told at its end as text or as JSON. */
final class RunStats implements StatementListener, ConnectionListener {

    /** Changes when a field changes its meaning or goes. */
    private static final int VERSION = 1;

    private enum Phase {
        BEFORE,
        STATEMENT,
        TRANSFER
    }

    private final Clock clock;
    private final Instant begun;
    private final Map<Phase, Duration> times = new EnumMap<>(Phase.class);
    private final List<DownloadProgress> transfers = new ArrayList<>();
    private final Set<String> statementIds = new LinkedHashSet<>();
    private Phase phase = Phase.BEFORE;
    private Instant phaseBegun;
    private Duration token = Duration.ZERO;
    private long callsRetried;
    private Optional<Boolean> wasStopped = Optional.empty();
    private LongSupplier written = () -> 0;

    RunStats(Clock clock) {
        this.clock = clock;
        this.begun = clock.instant();
        this.phaseBegun = begun;
    }

    @Override
    public synchronized void at(Moment moment) {
        switch (moment) {
            case Moment.Submitting _ -> enter(Phase.STATEMENT);
            case Moment.Seen seen -> statementIds.add(seen.statementId());
            case Moment.Opened opened -> {
                transfers.add(opened.progress());
                enter(Phase.TRANSFER);
            }
        }
    }

    @Override
    public synchronized void retried() {
        callsRetried++;
    }

    /** The time counts once: as the token's, and not as that of the phase that waited for it. */
    @Override
    public synchronized void tokenTook(Duration time) {
        token = token.plus(time);
        times.merge(phase, time.negated(), Duration::plus);
    }

    /** How the compute was before the first statement. */
    synchronized void computeWas(Warehouse warehouse) {
        wasStopped = Optional.of(warehouse.isStopped());
    }

    /** Where the bytes are counted that go out. */
    synchronized void countBytesBy(LongSupplier counter) {
        written = counter;
    }

    private void enter(Phase next) {
        Instant now = clock.instant();
        times.merge(phase, Duration.between(phaseBegun, now), Duration::plus);
        phase = next;
        phaseBegun = now;
    }

    /** The end of the run, in lines for people. */
    synchronized List<String> inWords(WorkspaceHost host) {
        enter(phase);
        List<String> lines = new ArrayList<>();
        lines.add("rows: " + sum(DownloadProgress::rowsDone));
        lines.add("bytes written: " + written.getAsLong());
        lines.add("chunks: " + sum(DownloadProgress::chunksDone));
        lines.add("retries: " + retries());
        lines.add("time: " + inWords(total()) + " (token " + inWords(token) + ", submit and wait "
                + inWords(time(Phase.STATEMENT)) + ", transfer " + inWords(time(Phase.TRANSFER)) + ")");
        lines.add("compute: "
                + wokeCompute()
                        .map(woke -> woke ? "was stopped, and this run woke it" : "was not woken by this run")
                        .orElse("unknown whether this run woke it"));
        statementIds.forEach(id -> lines.add("query profile: " + profile(host, id)));
        if (statementIds.isEmpty()) {
            lines.add("query profile: none, no statement was accepted");
        }
        return lines;
    }

    /** The end of the run, as one object for programs. */
    synchronized Map<String, Object> asObject(WorkspaceHost host) {
        enter(phase);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("version", VERSION);
        object.put("rows", sum(DownloadProgress::rowsDone));
        object.put("bytes_written", written.getAsLong());
        object.put("bytes_received", sum(DownloadProgress::bytesReceived));
        object.put("chunks", sum(DownloadProgress::chunksDone));
        object.put("retries", retries());
        object.put("total_ms", total().toMillis());
        object.put("token_ms", token.toMillis());
        object.put("statement_ms", time(Phase.STATEMENT).toMillis());
        object.put("transfer_ms", time(Phase.TRANSFER).toMillis());
        object.put("woke_compute", wokeCompute());
        object.put(
                "statements",
                statementIds.stream().map(id -> statement(host, id)).toList());
        return object;
    }

    /** Only a statement that was accepted can have woken anything. */
    private Optional<Boolean> wokeCompute() {
        return wasStopped.map(stopped -> stopped && !statementIds.isEmpty());
    }

    private long retries() {
        return callsRetried + sum(DownloadProgress::retries);
    }

    private Duration total() {
        return Duration.between(begun, phaseBegun);
    }

    private Duration time(Phase of) {
        Duration time = times.getOrDefault(of, Duration.ZERO);
        return time.isNegative() ? Duration.ZERO : time; // several threads can wait for a token at once
    }

    private long sum(ToLongFunction<DownloadProgress> count) {
        return transfers.stream().mapToLong(count).sum();
    }

    private static Map<String, Object> statement(WorkspaceHost host, String id) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("statement_id", id);
        object.put("profile_url", profile(host, id));
        return object;
    }

    /** Where the workspace shows what the statement did: reference 13.9. */
    private static String profile(WorkspaceHost host, String statementId) {
        return host.resolve("/sql/history") + "?uiQueryProfileVisible=true&queryId=" + statementId;
    }

    private static String inWords(Duration time) {
        long millis = time.toMillis();
        return millis < 1000 ? millis + " ms" : millis / 1000 + "." + millis % 1000 / 100 + " s";
    }
}
