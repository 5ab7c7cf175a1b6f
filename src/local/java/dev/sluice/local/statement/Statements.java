// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.statement;

import dev.sluice.local.compute.Warehouses;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Folders;
import dev.sluice.local.http.Glob;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.result.ChunkedResult;
import dev.sluice.local.sql.Context;
import dev.sluice.local.sql.Engine;
import dev.sluice.local.state.ScriptedStatement;
import dev.sluice.local.state.WorkspaceState;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** The Statement Execution API and the storage that its links point to. */
public final class Statements implements AutoCloseable {

    static final String BASE = "/api/2.0/sql/statements";

    private final Map<String, StatementRun> runs = new ConcurrentHashMap<>();
    private final AtomicLong counter = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("statement-", 0).factory()); // the engine's calls would pin virtual ones
    private final WorkspaceState state;
    private final Engine engine;
    private final Warehouses warehouses;
    private final Sessions sessions;
    private final StatementAnswers answers;
    private final Storage storage;
    private final Path folder;
    private final ResultCache cache;
    private final Clock clock;

    public Statements(
            WorkspaceState state,
            Engine engine,
            Warehouses warehouses,
            String storageOrigin,
            Path folder,
            Clock clock) {
        this.state = state;
        this.engine = engine;
        this.warehouses = warehouses;
        this.sessions = new Sessions(warehouses);
        Links links = new Links(clock);
        this.answers = new StatementAnswers(state, storageOrigin, links, clock);
        this.storage = new Storage(state, links, this::result);
        this.folder = folder;
        this.cache = new ResultCache(folder);
        this.clock = clock;
    }

    public void addTo(Routes api, Routes storageRoutes) {
        api.add("POST", BASE, this::execute)
                .add("GET", BASE + "/{id}", this::get)
                .add("GET", BASE + "/{id}/result/chunks/{chunk}", this::chunk)
                .add("POST", BASE + "/{id}/cancel", this::cancel)
                .add("DELETE", BASE + "/{id}", this::close);
        sessions.addTo(api);
        storage.addTo(storageRoutes);
    }

    private Reply execute(Call call) throws InterruptedException {
        StatementRequest request = StatementRequest.parse(call.json());
        warehouses.enter(request.warehouseId());
        Context context = context(request, call.caller());
        String id = newId();
        StatementRun run = new StatementRun(id, request, folder.resolve(id), script(request.statement()));
        runs.put(id, run);
        threads.execute(new StatementTask(run, engine, state, context, sessions, cache, clock));
        if (request.waitSeconds() == 0) {
            return Reply.json(answers.response(run, new StatementRun.View(State.PENDING, null, null, null), true));
        }
        boolean starting = warehouses.isStarting(request.warehouseId());
        if (!starting) {
            run.await(request.waitSeconds());
        }
        StatementRun.View view = view(run, starting);
        if (request.cancelAfterWait() && !view.state().isTerminal()) {
            run.cancel();
            view = run.view();
        }
        return Reply.json(answers.response(run, view, false));
    }

    private Context context(StatementRequest request, String caller) {
        Context session = request.session() == null
                ? new Context(caller, "main", "default")
                : sessions.context(request.session());
        String catalog = request.catalog();
        String schema = request.schema();
        return new Context(
                caller,
                catalog == null ? session.catalog() : catalog,
                schema == null ? (catalog == null ? session.schema() : "default") : schema);
    }

    private Optional<ScriptedStatement> script(String text) {
        return state.statements().stream()
                .filter(each -> Glob.matchesText(each.match(), text))
                .findFirst();
    }

    private Reply get(Call call) {
        StatementRun run = run(call);
        boolean starting = warehouses.isStarting(run.request().warehouseId());
        return Reply.json(answers.response(run, view(run, starting), false));
    }

    private static StatementRun.View view(StatementRun run, boolean warehouseStarting) {
        return warehouseStarting ? new StatementRun.View(State.PENDING, null, null, null) : run.view();
    }

    private Reply chunk(Call call) {
        StatementRun run = run(call);
        ChunkedResult result = result(run.id()).orElse(null);
        int index = Integer.parseInt(call.path("chunk"));
        if (result == null || StatementAnswers.chunk(result, index) == null) {
            throw new Refusal(
                    404, "NOT_FOUND", "Statement " + run.id() + " has no chunk " + index + " to fetch."); // guessed
        }
        return Reply.json(answers.data(run, result, index));
    }

    private Reply cancel(Call call) {
        StatementRun run = runs.get(call.path("id"));
        if (run != null) {
            run.cancel();
        }
        return Reply.empty(); // also for an id nobody knows (guessed)
    }

    private Reply close(Call call) {
        StatementRun run = runs.get(call.path("id"));
        if (run != null) {
            run.cancel();
            run.close();
            Folders.delete(run.folder());
        }
        return Reply.empty();
    }

    /** A later GET of a closed statement shows CLOSED (guessed; it might be a 404). */
    private StatementRun run(Call call) {
        StatementRun run = runs.get(call.path("id"));
        if (run == null) {
            throw new Refusal(
                    404, "RESOURCE_DOES_NOT_EXIST", "The statement " + call.path("id") + " was not found."); // guessed
        }
        return run;
    }

    /** The rows of a statement as long as they can be fetched. */
    private Optional<ChunkedResult> result(String id) {
        StatementRun run = runs.get(id);
        return run == null
                ? Optional.empty()
                : run.fetchable(clock.instant(), state.limits().resultSeconds());
    }

    /** Looks like the real ids: a part that grows with time comes first. */
    private String newId() {
        long random = ThreadLocalRandom.current().nextLong();
        return "01f0%04x-%04x-1%03x-%04x-%012x"
                .formatted(
                        clock.instant().getEpochSecond() >> 16 & 0xffff,
                        clock.instant().getEpochSecond() & 0xffff,
                        counter.incrementAndGet() & 0xfff,
                        0x8000 | random >>> 50,
                        random & 0xffffffffffffL);
    }

    @Override
    public void close() {
        runs.values().forEach(StatementRun::cancel);
        threads.shutdownNow();
    }
}
