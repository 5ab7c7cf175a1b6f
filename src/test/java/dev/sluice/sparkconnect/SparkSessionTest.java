// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import static dev.sluice.sparkconnect.Responses.batch;
import static dev.sluice.sparkconnect.Responses.complete;
import static dev.sluice.sparkconnect.Responses.piece;
import static dev.sluice.sparkconnect.Responses.relation;
import static dev.sluice.sparkconnect.Responses.schema;
import static dev.sluice.sparkconnect.Responses.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.connection.Compute;
import dev.sluice.connection.Http2Call;
import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.PermissionDenied;
import dev.sluice.error.SluiceException.StatementFailed;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.http.ApiCaller;
import dev.sluice.http.Http2Client;
import dev.sluice.http.ProxyRules;
import dev.sluice.http.RetryPolicy;
import dev.sluice.http.Transport;
import dev.sluice.http.Trust;
import dev.sluice.http.UserAgent;
import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import dev.sluice.result.Column;
import dev.sluice.result.QueryResult;
import dev.sluice.settings.Secret;
import dev.sluice.sparkconnect.SparkServer.Answer;
import dev.sluice.sparkconnect.SparkServer.End;
import dev.sluice.sparkconnect.SparkServer.Received;
import dev.sluice.sparkconnect.SparkStatement.Parameter;
import dev.sluice.token.AccessToken;
import dev.sluice.token.TokenSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a session sends over the wire, and what it makes of every kind of answer. */
class SparkSessionTest {

    private static final String EXECUTE = "ExecutePlan";
    private static final String REATTACH = "ReattachExecute";

    private final SparkServer server = new SparkServer();
    private final FakeTokens tokens = new FakeTokens();

    /** Hands out one token after the other, each when the one before was refused. */
    private static final class FakeTokens implements TokenSource {

        private int number = 1;

        @Override
        public AccessToken token() {
            return AccessToken.withoutExpiry(Secret.of("local-pat-" + number), Instant.EPOCH);
        }

        @Override
        public boolean discard(AccessToken refused) {
            number++;
            return true;
        }
    }

    private SparkSession session(Compute compute) {
        Transport transport =
                new Transport(Trust.from(Map.of()), ProxyRules.none(), Duration.ofSeconds(5), Duration.ofSeconds(30));
        RetryPolicy policy = new RetryPolicy(3, Duration.ZERO, Duration.ZERO, () -> 0, _ -> {});
        Http2Call calls = new Http2Call(
                new Http2Client(server.host(), transport, Clock.systemUTC(), server::vertx),
                tokens,
                () -> Map.of("x-of-the-auth-type", Secret.of("more")),
                Optional.of("42"),
                new ApiCaller(server.host(), policy));
        return SparkSession.on(calls, "https://acme.example", compute, _ -> {});
    }

    private SparkSession onCluster() {
        return session(new Compute.Cluster("0101-abc"));
    }

    private static SparkStatement read(String text) {
        return new SparkStatement(text, true, List.of(), OptionalLong.empty(), true);
    }

    private static SparkStatement change(String text) {
        return new SparkStatement(text, false, List.of(), OptionalLong.empty(), true);
    }

    /** Every byte is a row, so that what came and how often can be seen. */
    private static String rows(QueryResult result) throws IOException, InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        result.transfer(
                offset -> new ChunkTranscoder() {
                    private long seen;

                    @Override
                    public void feed(byte[] bytes, int start, int length, ByteSink out) throws IOException {
                        seen += length;
                        out.write(bytes, start, length);
                    }

                    @Override
                    public long finish(ByteSink out) throws IOException {
                        out.write(
                                ("@" + offset + " ").getBytes(StandardCharsets.UTF_8),
                                0,
                                ("@" + offset + " ").length());
                        return seen;
                    }
                },
                all::write);
        return all.toString(StandardCharsets.UTF_8);
    }

    private String run(SparkStatement statement) throws IOException, InterruptedException {
        try (SparkSession session = onCluster();
                QueryResult result = session.run(statement)) {
            return rows(result);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aReadIsOneCallWhoseBatchesComeInOrder() throws Exception {
        server.answers(EXECUTE, Answer.of(schema("1", "c"), batch("2", "abc"), batch("3", "de"), complete("4")));
        try (SparkSession session = onCluster();
                QueryResult result = session.run(read("SELECT c FROM t"))) {
            assertThat(result.columns()).containsExactly(Column.of("c", "STRING", ""));
            assertThat(rows(result)).isEqualTo("abc@0 de@3 ");
            assertThat(result.rowCount()).isEqualTo(5);
        }
        assertThat(server.methods()).containsExactly(EXECUTE, "ReleaseExecute", "ReleaseSession");
    }

    @Test
    void everyCallCarriesTokenClusterAndUserAgent() throws Exception {
        server.answers(EXECUTE, Answer.of(batch("1", "a"), complete("2")));
        run(read("SELECT 1"));
        for (Received call : List.of(
                server.received(EXECUTE).getFirst(),
                server.received("ReleaseSession").getFirst())) {
            assertThat(call.headers().get("authorization")).isEqualTo("Bearer local-pat-1");
            assertThat(call.headers().get("x-databricks-cluster-id")).isEqualTo("0101-abc");
            assertThat(call.headers().contains("x-databricks-session-id")).isFalse();
            assertThat(call.headers().get("user-agent")).isEqualTo(UserAgent.VALUE);
            assertThat(call.headers().get("x-of-the-auth-type")).isEqualTo("more");
            assertThat(call.headers().get("x-databricks-org-id")).isEqualTo("42");
            assertThat(call.headers().get("content-type")).isEqualTo("application/grpc");
            assertThat(call.headers().get("te")).isEqualTo("trailers");
        }
        assertThat(server.received(EXECUTE).getFirst().text(4)).isEqualTo(UserAgent.VALUE);
    }

    @Test
    void serverlessIsFoundByTheSessionsOwnIdInHeaderAndMessage() throws Exception {
        server.answers(EXECUTE, Answer.of(batch("1", "a"), complete("2")));
        server.answers(EXECUTE, Answer.of(batch("1", "b"), complete("2")));
        try (SparkSession session = session(new Compute.Serverless())) {
            session.execute(read("SELECT 1"));
            session.execute(read("SELECT 2"));
        }
        assertThat(server.received(EXECUTE)).hasSize(2);
        String id = server.received(EXECUTE).getFirst().text(1);
        assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        for (String method : server.methods()) {
            assertThat(server.received(method)).allSatisfy(call -> {
                assertThat(call.text(1)).isEqualTo(id);
                assertThat(call.headers().get("x-databricks-session-id")).isEqualTo(id);
                assertThat(call.headers().contains("x-databricks-cluster-id")).isFalse();
            });
        }
    }

    @Test
    void laterCallsNameTheServersOwnSession() throws Exception {
        server.answers(EXECUTE, Answer.of(batch("1", "a"), complete("2")));
        server.answers(EXECUTE, Answer.of(batch("1", "b"), complete("2")));
        try (SparkSession session = onCluster()) {
            session.execute(read("SELECT 1"));
            session.execute(read("SELECT 2"));
        }
        assertThat(server.received(EXECUTE).getFirst().text(8)).isEmpty();
        assertThat(server.received(EXECUTE).getLast().text(8)).isEqualTo(Responses.SERVER_SESSION);
    }

    @Test
    void aStatementThatMayChangeSomethingIsACommandAndItsRowsAreAskedForAfterwards() throws Exception {
        server.answers(EXECUTE, Answer.of(relation("1", "SHOW TABLES"), complete("2")));
        server.answers(EXECUTE, Answer.of(schema("1", "c"), batch("2", "xy"), complete("3")));
        assertThat(run(change("SHOW TABLES"))).isEqualTo("xy@0 ");
        assertThat(server.methods()).startsWith(EXECUTE, "ReleaseExecute", EXECUTE);
    }

    @Test
    void anAnswerThatIsCutIsAskedForAgainBehindTheLastMessage() throws Exception {
        server.answers(EXECUTE, Answer.of(schema("1", "c"), batch("2", "abc")).then(End.CUT));
        server.answers(REATTACH, Answer.of(batch("3", "de")).then(End.CUT));
        server.answers(REATTACH, Answer.of(batch("4", "f"), complete("5")));
        assertThat(run(read("SELECT c FROM t"))).isEqualTo("abc@0 de@3 f@5 ");
        Received execute = server.received(EXECUTE).getFirst();
        assertThat(server.received(REATTACH)).hasSize(2);
        assertThat(server.received(REATTACH).getFirst().text(5)).isEqualTo("2");
        assertThat(server.received(REATTACH).getLast().text(5)).isEqualTo("3");
        assertThat(server.received(REATTACH)).allSatisfy(call -> {
            assertThat(call.text(3)).isEqualTo(execute.text(6));
            assertThat(call.text(1)).isEqualTo(execute.text(1));
        });
    }

    @Test
    void anAnswerThatEndsWellWithoutSayingSoIsGoneOnWith() throws Exception {
        server.answers(EXECUTE, Answer.of(batch("1", "abc")));
        server.answers(REATTACH, Answer.of());
        server.answers(REATTACH, Answer.of(complete("2")));
        assertThat(run(read("SELECT c FROM t"))).isEqualTo("abc@0 ");
    }

    @Test
    void anAnswerThatNeverSaysThatItIsDoneIsAFailure() {
        server.answers(EXECUTE, Answer.of(batch("1", "abc")));
        for (int i = 0; i < 100; i++) {
            server.answers(REATTACH, Answer.of());
        }
        assertThatThrownBy(() -> run(read("SELECT c FROM t")))
                .isInstanceOf(Incomplete.class)
                .hasMessageContaining("without saying that the statement is done");
    }

    @Test
    void aServerThatHasForgottenTheStatementIsAFailureAndNotAShorterResult() {
        server.answers(EXECUTE, Answer.of(batch("1", "abc")).then(End.CUT));
        server.answers(
                REATTACH,
                Answer.refusal(status(
                        13,
                        "[INVALID_HANDLE.SESSION_NOT_FOUND] gone",
                        Map.of("errorClass", "INVALID_HANDLE.SESSION_NOT_FOUND"))));
        assertThatThrownBy(() -> run(read("SELECT c FROM t")))
                .isInstanceOf(Incomplete.class)
                .hasMessageContaining("of which 3 rows had come");
        assertThat(server.received(EXECUTE)).hasSize(1);
    }

    @Test
    void aReadThatTheServerNeverSawIsSentAgain() throws Exception {
        server.answers(EXECUTE, Answer.of().then(End.CUT));
        server.answers(
                REATTACH,
                Answer.refusal(status(13, "unknown", Map.of("errorClass", "INVALID_HANDLE.OPERATION_NOT_FOUND"))));
        server.answers(EXECUTE, Answer.of(batch("1", "a"), complete("2")));
        assertThat(run(read("SELECT 1"))).isEqualTo("a@0 ");
        assertThat(server.received(EXECUTE)).hasSize(2);
    }

    @Test
    void aChangeIsNeverSentTwice() {
        server.answers(EXECUTE, Answer.of().then(End.CUT));
        server.answers(
                REATTACH,
                Answer.refusal(status(13, "unknown", Map.of("errorClass", "INVALID_HANDLE.OPERATION_NOT_FOUND"))));
        assertThatThrownBy(() -> run(change("INSERT INTO t VALUES (1)")))
                .isInstanceOf(SluiceException.class)
                .satisfies(failure -> assertThat(((SluiceException) failure).remedy())
                        .containsAnyOf("may be running on", "may have run"));
        assertThat(server.received(EXECUTE)).hasSize(1);
    }

    @Test
    void thePiecesOfABatchAreOneChunk() throws Exception {
        server.answers(
                EXECUTE,
                Answer.of(
                        schema("1", "c"),
                        piece("2", 5, "ab", 0, 3),
                        piece("3", 5, "cd", 1, 3),
                        piece("4", 5, "e", 2, 3),
                        batch("5", "f"),
                        complete("6")));
        assertThat(run(read("SELECT c FROM t"))).isEqualTo("abcde@0 f@5 ");
    }

    @Test
    void aMissingPieceIsAFailure() {
        server.answers(EXECUTE, Answer.of(piece("2", 5, "ab", 0, 3), piece("4", 5, "e", 2, 3), complete("6")));
        assertThatThrownBy(() -> run(read("SELECT c FROM t")))
                .isInstanceOf(Incomplete.class)
                .hasMessageContaining("number 2 came in place of 1");
    }

    @Test
    void aBatchWithOtherRowsThanItCountsIsAFailure() {
        server.answers(EXECUTE, Answer.of(batch("1", 4, "abc"), complete("2")));
        assertThatThrownBy(() -> run(read("SELECT c FROM t")))
                .isInstanceOf(Incomplete.class)
                .hasMessageContaining("A batch of 4 rows by its own count has 3 rows");
    }

    @Test
    void anEmptyResultHandsItsSchemaOnOnce() throws Exception {
        server.answers(EXECUTE, Answer.of(schema("1", "c"), batch("2", 0, "s"), batch("3", 0, "s"), complete("4")));
        assertThat(run(read("SELECT c FROM t WHERE false"))).isEqualTo("s@0 ");
    }

    @Test
    void anErrorInTheTrailersIsTheStatementsFailureWithItsSqlState() {
        server.answers(
                EXECUTE,
                Answer.of(schema("1", "c"))
                        .thenStatus(status(
                                13,
                                "[DIVIDE_BY_ZERO] Division by zero.\n100% sure",
                                Map.of("errorClass", "DIVIDE_BY_ZERO", "sqlState", "22012", "errorId", "e"))));
        assertThatThrownBy(() -> run(read("SELECT 1/0")))
                .isInstanceOf(StatementFailed.class)
                .hasMessage("The statement failed: [DIVIDE_BY_ZERO] Division by zero.\n100% sure")
                .satisfies(failure ->
                        assertThat(((StatementFailed) failure).sqlState()).contains("22012"));
        assertThat(server.methods()).doesNotContain("FetchErrorDetails", "Interrupt");
    }

    @Test
    void anErrorInTheHeadIsTheSame() {
        server.answers(
                EXECUTE,
                Answer.refusal(status(
                        13,
                        "[TABLE_OR_VIEW_NOT_FOUND] no t",
                        Map.of("errorClass", "TABLE_OR_VIEW_NOT_FOUND", "sqlState", "42P01"))));
        assertThatThrownBy(() -> run(read("SELECT * FROM t")))
                .isInstanceOf(NotFound.class)
                .satisfies(
                        failure -> assertThat(((SluiceException) failure).id()).contains(FailureId.TABLE_MISSING));
    }

    @Test
    void wordsThatWereCutAreAskedForInWhole() {
        String whole = "[LONG] " + "x".repeat(5000);
        server.answers(EXECUTE, Answer.refusal(status(13, whole.substring(0, 2045) + "...", Map.of("errorId", "e-1"))));
        ProtoMessage error = new ProtoMessage()
                .text(2, whole)
                .message(5, new ProtoMessage().text(1, "LONG").text(4, "22003"));
        server.answers(
                "FetchErrorDetails",
                Answer.of(new ProtoMessage().number(1, 0).message(2, error).toBytes()));
        assertThatThrownBy(() -> run(read("SELECT 1")))
                .isInstanceOf(StatementFailed.class)
                .hasMessage("The statement failed: " + whole)
                .satisfies(failure ->
                        assertThat(((StatementFailed) failure).sqlState()).contains("22003"));
        assertThat(server.received("FetchErrorDetails").getFirst().text(3)).isEqualTo("e-1");
    }

    @Test
    void aRefusedTokenIsGivenBackAndAnotherTriedOnce() throws Exception {
        server.answers(EXECUTE, Answer.refusal(Map.of("grpc-status", "16", "grpc-message", "token expired")));
        server.answers(EXECUTE, Answer.of(batch("1", "a"), complete("2")));
        assertThat(run(read("SELECT 1"))).isEqualTo("a@0 ");
        assertThat(server.received(EXECUTE).getLast().headers().get("authorization"))
                .isEqualTo("Bearer local-pat-2");
    }

    @Test
    void refusalsOfTheComputeAreToldApart() {
        assertThat(refused(16, "Invalid access token.")).isInstanceOf(Unauthenticated.class);
        assertThat(refused(7, "You do not have permission to attach to cluster 0101-abc"))
                .isInstanceOf(PermissionDenied.class)
                .satisfies(failure -> assertThat(failure.id()).contains(FailureId.CLUSTER_ATTACH_DENIED));
        assertThat(refused(3, "Cluster 0101-abc does not exist"))
                .isInstanceOf(NotFound.class)
                .satisfies(failure -> assertThat(failure.id()).contains(FailureId.CLUSTER_UNKNOWN));
        assertThat(refused(3, "Serverless compute is not enabled for this workspace"))
                .isInstanceOf(PermissionDenied.class)
                .satisfies(failure -> assertThat(failure.remedy()).contains("enable serverless compute"));
        assertThat(refused(14, "cluster is starting"))
                .isInstanceOf(Unavailable.class)
                .hasMessage(
                        "Could not run the statement: https://acme.example answered UNAVAILABLE: cluster is starting.");
    }

    private SluiceException refused(int code, String words) {
        for (int i = 0; i < 5; i++) {
            server.answers(
                    EXECUTE, Answer.refusal(Map.of("grpc-status", Integer.toString(code), "grpc-message", words)));
        }
        try (SparkSession session = onCluster()) {
            SluiceException failure = org.assertj.core.api.Assertions.catchThrowableOfType(
                    SluiceException.class, () -> session.run(change("INSERT")));
            server.forgetAnswers();
            return failure;
        }
    }

    @Test
    void anInterruptCancelsTheOperationOnTheServer() throws Exception {
        server.answers(EXECUTE, Answer.of(schema("1", "c")).then(End.SILENCE));
        CompletableFuture<QueryResult> running = new CompletableFuture<>();
        SparkSession session = onCluster();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                running.complete(session.run(read("SELECT slow")));
            } catch (Throwable failure) {
                running.completeExceptionally(failure);
            }
        });
        server.awaitSilence();
        thread.interrupt();
        assertThatThrownBy(running::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(Interrupted.class)
                .hasMessage("Stopped; the statement was cancelled on the server.");
        session.close();
        Received interrupt = server.received("Interrupt").getFirst();
        assertThat(interrupt.text(6))
                .isEqualTo(server.received(EXECUTE).getFirst().text(6));
        assertThat(server.methods()).endsWith("ReleaseSession");
    }

    @Test
    void aResultThatNobodyReadsToItsEndIsCancelled() throws Exception {
        server.answers(EXECUTE, Answer.of(batch("1", "abc")).then(End.SILENCE));
        try (SparkSession session = onCluster()) {
            session.run(read("SELECT c FROM t")).close();
        }
        assertThat(server.methods()).containsExactly(EXECUTE, "Interrupt", "ReleaseExecute", "ReleaseSession");
    }

    @Test
    void aSessionThatCannotBeEndedIsNoFailure() throws Exception {
        server.answers(EXECUTE, Answer.of(batch("1", "a"), complete("2")));
        server.answers("ReleaseSession", Answer.refusal(Map.of("grpc-status", "2", "grpc-message", "no ml")));
        assertThat(run(read("SELECT 1"))).isEqualTo("a@0 ");
    }

    @Test
    void catalogAndSchemaOfTheConnectionAreChosenBeforeTheFirstStatement() throws Exception {
        try (SparkSession session = onCluster()) {
            server.answers(EXECUTE, Answer.of(complete("1")));
            server.answers(EXECUTE, Answer.of(complete("1")));
            session.startIn(Optional.of("ma`in"), Optional.of("s"));
        }
        assertThat(new String(server.received(EXECUTE).getFirst().message(), StandardCharsets.UTF_8))
                .contains("SET CATALOG `ma``in`");
        assertThat(new String(server.received(EXECUTE).getLast().message(), StandardCharsets.UTF_8))
                .contains("USE SCHEMA `s`");
    }

    @Test
    void parametersAreNamedLiteralsAndALimitIsPartOfThePlan() throws Exception {
        server.answers(EXECUTE, Answer.of(batch("1", "a"), complete("2")));
        run(new SparkStatement(
                "SELECT :n",
                true,
                List.of(new Parameter("n", Optional.of("INT"), Optional.of("7"))),
                OptionalLong.of(3),
                true));
        ProtoMessage sql = new ProtoMessage()
                .text(1, "SELECT :n")
                .message(
                        4,
                        new ProtoMessage()
                                .text(1, "n")
                                .message(2, new ProtoMessage().message(1, new ProtoMessage().number(6, 7))));
        ProtoMessage limit = new ProtoMessage()
                .message(1, new ProtoMessage().message(10, sql))
                .number(2, 3);
        ProtoMessage plan = new ProtoMessage().message(1, new ProtoMessage().message(8, limit));
        assertThat(server.received(EXECUTE).getFirst().text(3))
                .isEqualTo(new String(plan.toBytes(), StandardCharsets.UTF_8));
    }
}
