// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import dev.sluice.connection.Compute;
import dev.sluice.connection.Connection;
import dev.sluice.connection.Http2Call;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.http.Pause;
import dev.sluice.http.RetryPolicy.Safety;
import dev.sluice.result.QueryResult;
import dev.sluice.sparkconnect.SparkClient.Call;
import dev.sluice.sparkconnect.SparkClient.Method;
import dev.sluice.sql.SqlName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A session on Connect compute: what one statement sets, the next one sees. Nothing is sent before the first statement.
 * One statement at a time; whoever opened it closes it, which ends it on the server.
 */
public final class SparkSession implements AutoCloseable {

    private final SparkRequests requests;
    private final SparkClient client;
    private final Pause pause;

    private SparkSession(Http2Call calls, String target, Compute compute, Pause pause) {
        this.requests = new SparkRequests(UUID.randomUUID().toString());
        this.client = new SparkClient(calls, target, routing(compute, requests.sessionId()), requests, pause);
        this.pause = pause;
    }

    /** A session on the compute that the connection names. */
    public static SparkSession on(Connection connection) {
        return on(
                connection.http2(),
                connection.config().host().toString(),
                connection.config().compute(),
                Pause.sleeping());
    }

    static SparkSession on(Http2Call calls, String target, Compute compute, Pause pause) {
        return new SparkSession(calls, target, compute, pause);
    }

    /** Serverless compute is found by the session, whose id must be the same in the header and in every message. */
    private static Map<String, String> routing(Compute compute, String sessionId) {
        return switch (compute) {
            case Compute.Cluster cluster -> Map.of("x-databricks-cluster-id", cluster.id());
            case Compute.Serverless() -> Map.of("x-databricks-session-id", sessionId);
            case Compute.WarehouseId _, Compute.WarehouseName _, Compute.None _ ->
                throw new IllegalArgumentException("no Connect compute: " + compute);
        };
    }

    /** The catalog and the schema that names start from in what follows. */
    public void startIn(Optional<String> catalog, Optional<String> schema) throws InterruptedException {
        if (catalog.isPresent()) {
            execute(setting("SET CATALOG " + SqlName.quoted(catalog.get())));
        }
        if (schema.isPresent()) {
            execute(setting("USE SCHEMA " + SqlName.quoted(schema.get())));
        }
    }

    private static SparkStatement setting(String text) {
        return new SparkStatement(text, /* isRead= */ false, List.of(), OptionalLong.empty(), /* isArrow= */ false);
    }

    /** Runs one statement until it has rows or has ended; the rows come when the result is transferred. */
    public QueryResult run(SparkStatement statement) throws InterruptedException {
        if (statement.isRead()) {
            return begun(SparkPlan.rows(statement), statement);
        }
        SparkResult done = begun(SparkPlan.command(statement), statement);
        Optional<byte[]> relation = done.relation();
        if (relation.isEmpty()) {
            return done;
        }
        done.close();
        return begun(SparkPlan.rows(relation.get(), statement.limit()), statement);
    }

    /** Runs one statement to its end for what it does; rows that come are read and dropped. */
    public void execute(SparkStatement statement) throws InterruptedException {
        ProtoMessage plan = statement.isRead() ? SparkPlan.rows(statement) : SparkPlan.command(statement);
        Optional<byte[]> left;
        try (SparkResult done = begun(plan, statement)) {
            done.requireEnd();
            left = done.relation().filter(SparkPlan::isStillToRun);
        }
        if (left.isPresent()) {
            try (SparkResult done = begun(SparkPlan.rows(left.get(), OptionalLong.empty()), statement)) {
                done.requireEnd();
            }
        }
    }

    private SparkResult begun(ProtoMessage plan, SparkStatement statement) throws InterruptedException {
        SparkExecution execution = new SparkExecution(client, requests, pause);
        try {
            execution.begin(plan, statement.isRead());
            return SparkResult.open(execution, statement.isArrow());
        } catch (InterruptedException stop) {
            boolean isCancelled = execution.cancel();
            execution.close();
            Thread.currentThread().interrupt(); // the thread stays asked to stop, for whoever called
            Interrupted stopped = SparkFailures.stopped(execution.id(), isCancelled);
            stopped.addSuppressed(stop);
            throw stopped;
        } catch (RuntimeException failure) {
            execution.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        if (client.isReached()) {
            SparkExecution.quietly(() -> {
                client.single(
                        new Call(Method.RELEASE_SESSION, "end the session", Safety.ONCE), requests.releaseSession());
            });
        }
        client.close();
    }
}
