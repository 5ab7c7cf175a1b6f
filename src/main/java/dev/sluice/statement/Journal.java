// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import dev.sluice.settings.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * Remembers the ids of statements beyond the end of the process, and how far a file had got, so that both can be found
 * after a crash. It holds no SQL text unless that is asked for. It never fails what it accompanies: where it cannot be
 * kept, that is said at {@code -v}.
 */
public final class Journal {

    /** How far a file is that was not complete: so many chunks of the result are its first so many bytes. */
    public record Partial(Path file, Path part, String form, int chunks, long bytes) {}

    /** One statement: what was said when it began, its state when it was last seen, and its files, oldest first. */
    public record Entry(
            String statementId,
            Instant began,
            String connection,
            String host,
            String runTag,
            String state,
            Optional<String> sql,
            OptionalLong limit,
            List<Partial> partials) {}

    private static final Logger LOG = Logger.getLogger("dev.sluice.journal");
    /** Every chunk of a short download has its line; a long one has one a second. */
    private static final int UNHURRIED = 50;

    private static final Duration BETWEEN_PARTIALS = Duration.ofSeconds(1);

    private final Optional<JournalFile> file;
    private final Clock clock;
    private final boolean keepsSql;
    private OptionalLong limit = OptionalLong.empty();
    private boolean isBroken;
    private int partials;
    private Instant lastPartial = Instant.EPOCH;

    Journal(Optional<JournalFile> file, Clock clock, boolean keepsSql) {
        this.file = file;
        this.clock = clock;
        this.keepsSql = keepsSql;
    }

    /** The journal of this user, in the folder for states; with no home there is nowhere to keep it. */
    public static Journal of(Environment environment, Clock clock, boolean keepsSql) {
        return new Journal(
                environment
                        .stateHome()
                        .map(state -> new JournalFile(state.resolve("sluice/statements"), JournalFile.MAX_BYTES)),
                clock,
                keepsSql);
    }

    /** Remembers nothing, for the program's own questions. */
    public static Journal none(Clock clock) {
        return new Journal(Optional.empty(), clock, false);
    }

    /** What begins from now on shall have no more rows than so many, and need not say that it was cut there. */
    public Journal planning(OptionalLong rows) {
        limit = rows;
        return this;
    }

    void began(String statementId, Optional<String> connection, String host, StatementSpec spec, State state) {
        Map<String, String> line = line(statementId);
        line.put("connection", connection.orElse(""));
        line.put("host", host);
        line.put("run", spec.runTag());
        line.put("state", state.name());
        limit.ifPresent(rows -> line.put("limit", Long.toString(rows)));
        if (keepsSql) {
            line.put("sql", spec.text());
        }
        write(line);
    }

    void saw(String statementId, State state) {
        Map<String, String> line = line(statementId);
        line.put("state", state.name());
        write(line);
    }

    /** A file has got further; not every time is worth a line. */
    public void wrote(String statementId, Partial partial) {
        Instant now = clock.instant();
        if (partials >= UNHURRIED && now.isBefore(lastPartial.plus(BETWEEN_PARTIALS))) {
            return;
        }
        partials++;
        lastPartial = now;
        Map<String, String> line = line(statementId);
        line.put("file", partial.file().toString());
        line.put("part", partial.part().toString());
        line.put("form", partial.form());
        line.put("chunks", Integer.toString(partial.chunks()));
        line.put("bytes", Long.toString(partial.bytes()));
        write(line);
    }

    /** What is known of all statements, the one that began last first. */
    public List<Entry> entries() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (String text : lines()) {
            Map<String, String> line = JournalLine.parse(text);
            String id = line.getOrDefault("id", "");
            if (line.containsKey("run")) {
                entries.put(id, begun(id, line));
            } else if (line.containsKey("state")) {
                entries.computeIfPresent(id, (_, entry) -> withState(entry, line.getOrDefault("state", "")));
            } else if (line.containsKey("part")) {
                entries.computeIfPresent(id, (_, entry) -> withPartial(entry, line));
            }
        }
        return new ArrayList<>(entries.values()).reversed();
    }

    public Optional<Entry> find(String statementId) {
        return entries().stream()
                .filter(entry -> entry.statementId().equals(statementId))
                .findFirst();
    }

    private static Entry begun(String id, Map<String, String> line) {
        return new Entry(
                id,
                Instant.parse(line.getOrDefault("time", "")),
                line.getOrDefault("connection", ""),
                line.getOrDefault("host", ""),
                line.getOrDefault("run", ""),
                line.getOrDefault("state", ""),
                Optional.ofNullable(line.get("sql")),
                line.containsKey("limit") ? OptionalLong.of(Long.parseLong(line.get("limit"))) : OptionalLong.empty(),
                List.of());
    }

    private static Entry withState(Entry entry, String state) {
        return new Entry(
                entry.statementId(),
                entry.began(),
                entry.connection(),
                entry.host(),
                entry.runTag(),
                state,
                entry.sql(),
                entry.limit(),
                entry.partials());
    }

    private static Entry withPartial(Entry entry, Map<String, String> line) {
        List<Partial> partials = new ArrayList<>(entry.partials());
        partials.add(new Partial(
                Path.of(line.getOrDefault("file", "")),
                Path.of(line.getOrDefault("part", "")),
                line.getOrDefault("form", ""),
                Integer.parseInt(line.getOrDefault("chunks", "0")),
                Long.parseLong(line.getOrDefault("bytes", "0"))));
        return new Entry(
                entry.statementId(),
                entry.began(),
                entry.connection(),
                entry.host(),
                entry.runTag(),
                entry.state(),
                entry.sql(),
                entry.limit(),
                List.copyOf(partials));
    }

    private Map<String, String> line(String statementId) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("id", statementId);
        return line;
    }

    private List<String> lines() {
        try {
            return file.isEmpty() ? List.of() : file.get().lines();
        } catch (IOException e) {
            LOG.debugf("The journal of statements cannot be read: %s", e.getMessage());
            return List.of();
        }
    }

    private synchronized void write(Map<String, String> line) {
        if (file.isEmpty() || isBroken) {
            return;
        }
        try {
            file.get().append(JournalLine.of(line));
        } catch (IOException e) {
            isBroken = true;
            LOG.debugf("The journal of statements is not kept: %s", e.getMessage());
        }
    }
}
