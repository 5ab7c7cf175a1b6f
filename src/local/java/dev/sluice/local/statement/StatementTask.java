// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.statement;

import dev.sluice.local.result.ChunkedResult;
import dev.sluice.local.result.Format;
import dev.sluice.local.result.ResultWriter;
import dev.sluice.local.result.Wish;
import dev.sluice.local.sql.Context;
import dev.sluice.local.sql.Engine;
import dev.sluice.local.sql.EngineSession;
import dev.sluice.local.sql.Plan;
import dev.sluice.local.sql.SqlFailure;
import dev.sluice.local.state.Column;
import dev.sluice.local.state.Limits;
import dev.sluice.local.state.ScriptedStatement;
import dev.sluice.local.state.WorkspaceState;
import dev.sluice.local.statement.StatementRequest.Disposition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries one statement out, on a thread of its own. */
final class StatementTask implements Runnable {

    private final StatementRun run;
    private final Engine engine;
    private final WorkspaceState state;
    private final Context context;
    private final Sessions sessions;
    private final ResultCache cache;
    private final Clock clock;

    StatementTask(
            StatementRun run,
            Engine engine,
            WorkspaceState state,
            Context context,
            Sessions sessions,
            ResultCache cache,
            Clock clock) {
        this.run = run;
        this.engine = engine;
        this.state = state;
        this.context = context;
        this.sessions = sessions;
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public void run() {
        try (EngineSession session = engine.session(context)) {
            if (run.runsOn(session)) {
                carryOut(session);
            }
        } catch (SqlFailure e) {
            run.fail(e);
        } catch (InterruptedException e) {
            run.cancel();
        } catch (IOException | RuntimeException e) {
            run.fail(SqlFailure.of("INTERNAL_ERROR", "The local workspace failed: " + e, "XX000"));
        }
    }

    private void carryOut(EngineSession session) throws IOException, InterruptedException {
        StatementRequest request = run.request();
        ScriptedStatement script = run.script().orElse(null);
        if (script != null) {
            session.await(script.seconds());
            if (isEndedBy(script)) {
                return;
            }
        }
        if (request.catalog() != null || request.schema() != null) {
            engine.browser().requireSchema(context.catalog(), request.schema());
        }
        String text = script == null || script.columns() == null ? request.statement() : rows(script, script.columns());
        Plan plan = session.plan(text, script == null || script.columns() == null ? request.parameters() : List.of());
        ChunkedResult result = result(session, plan, request);
        if (request.session() != null) {
            sessions.remember(request.session(), session.context());
        }
        run.succeed(result, clock.instant());
    }

    private ChunkedResult result(EngineSession session, Plan plan, StatementRequest request) throws IOException {
        Wish wish = wish(request);
        ResultCache.Key key = new ResultCache.Key(request.statement(), request.parameters(), context, wish);
        boolean keep =
                plan.repeatable() && run.script().isEmpty() && state.limits().keepResults();
        Optional<ChunkedResult> kept = keep ? cache.find(key) : Optional.empty();
        if (kept.isPresent()) {
            return kept.get();
        }
        Optional<Path> keptIn = keep ? cache.newFolder() : Optional.empty();
        Path folder = keptIn.orElse(run.folder());
        Files.createDirectories(folder);
        ChunkedResult result = ResultWriter.write(session, plan, wish, folder);
        if (keptIn.isPresent()) {
            cache.keep(key, result);
        }
        return result;
    }

    /** Whether the script says how it ends without rows. */
    private boolean isEndedBy(ScriptedStatement script) {
        String end = script.state();
        if (end == null || end.equals("SUCCEEDED")) {
            return false;
        }
        if (end.equals("FAILED")) {
            run.fail(SqlFailure.of(
                    given(script.errorCode(), "BAD_REQUEST"),
                    given(script.message(), "Scripted failure."),
                    given(script.sqlState(), "XX000")));
        } else {
            run.end(State.valueOf(end));
        }
        return true;
    }

    private static String given(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    /** A scripted result as a query of literals. */
    private static String rows(ScriptedStatement script, List<Column> columns) {
        List<String> selects = new ArrayList<>();
        for (List<@Nullable String> row : Optional.ofNullable(script.rows()).orElse(List.of())) {
            selects.add(select(columns, row));
        }
        if (selects.isEmpty()) {
            List<@Nullable String> nulls = new ArrayList<>();
            columns.forEach(column -> nulls.add(null));
            return select(columns, nulls) + " LIMIT 0";
        }
        return String.join(" UNION ALL ", selects);
    }

    private static String select(List<Column> columns, List<@Nullable String> row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String value = row.get(i);
            String literal =
                    value == null ? "NULL" : "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
            cells.add("CAST(" + literal + " AS " + columns.get(i).typeOrString() + ") AS `"
                    + columns.get(i).name().replace("`", "``") + "`");
        }
        return "SELECT " + String.join(", ", cells);
    }

    private Wish wish(StatementRequest request) {
        Limits limits = state.limits();
        boolean inline = request.disposition() == Disposition.INLINE;
        return new Wish(
                request.format(),
                request.lz4() && !inline && limits.compression() && request.format() == Format.ARROW_STREAM,
                inline ? limits.inlineChunkBytes() : limits.externalChunkBytes(),
                inline ? limits.inlineBytes() : Long.MAX_VALUE,
                Math.min(request.byteLimit(), inline ? Long.MAX_VALUE : limits.externalBytes()),
                request.rowLimit());
    }
}
