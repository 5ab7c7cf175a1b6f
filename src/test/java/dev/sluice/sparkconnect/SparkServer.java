// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import dev.sluice.http.WorkspaceHost;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Answers calls of Spark Connect as a test has written them down, over plain HTTP/2 on loopback, and keeps what it got. */
final class SparkServer implements AutoCloseable {

    /** A call as it came over the wire. */
    @SuppressWarnings("ArrayRecordComponent") // it is never compared
    record Received(String method, MultiMap headers, byte[] message) {

        /** The text of a field on the message's first level. */
        String text(int field) {
            ProtoFields fields = new ProtoFields(message);
            String text = "";
            while (fields.next()) {
                if (fields.field() == field) {
                    text = fields.text();
                }
            }
            return text;
        }
    }

    /** What follows the messages of an answer. */
    enum End {
        OK,
        /** The stream is reset, as when a connection breaks. */
        CUT,
        /** Nothing follows. */
        SILENCE
    }

    /** Messages, each of which is sent whole, and what follows; or a status. */
    record Answer(List<byte[]> messages, End end, Map<String, String> status, boolean isInHead) {

        static Answer of(byte[]... messages) {
            return new Answer(List.of(messages), End.OK, Map.of("grpc-status", "0"), false);
        }

        Answer then(End other) {
            return new Answer(messages, other, status, isInHead);
        }

        /** The status stands in the head, and there is nothing else. */
        static Answer refusal(Map<String, String> status) {
            return new Answer(List.of(), End.OK, status, true);
        }

        Answer thenStatus(Map<String, String> other) {
            return new Answer(messages, End.OK, other, false);
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch silent = new CountDownLatch(1);

    SparkServer() {
        server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(true))
                .requestHandler(this::take);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    WorkspaceHost host() {
        return WorkspaceHost.parse("http://127.0.0.1:" + server.actualPort());
    }

    Vertx vertx() {
        return vertx;
    }

    /** The next answer of a method that has not been answered yet; without one it is an empty OK. */
    SparkServer answers(String method, Answer answer) {
        answers.computeIfAbsent(method, _ -> new ArrayDeque<>()).add(answer);
        return this;
    }

    void forgetAnswers() {
        answers.clear();
    }

    List<Received> received(String method) {
        return received.stream().filter(call -> call.method().equals(method)).toList();
    }

    List<String> methods() {
        return new ArrayList<>(received.stream().map(Received::method).toList());
    }

    /** Returns when an answer has been left without an end. */
    void awaitSilence() throws InterruptedException {
        silent.await();
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> answer(request, body));
    }

    private void answer(HttpServerRequest request, Buffer body) {
        if (request.version() != HttpVersion.HTTP_2) {
            request.response().setStatusCode(505).end();
            return;
        }
        String method =
                Objects.requireNonNull(request.path()).substring("/spark.connect.SparkConnectService/".length());
        received.add(new Received(method, request.headers(), body.getBytes(5, body.length())));
        Deque<Answer> left = answers.getOrDefault(method, new ArrayDeque<>());
        Answer answer = left.isEmpty() ? Answer.of(new byte[0]) : left.poll();
        HttpServerResponse response = request.response().putHeader("content-type", "application/grpc");
        if (answer.isInHead()) {
            answer.status().forEach(response::putHeader);
            response.end();
            return;
        }
        response.setChunked(true);
        answer.messages().forEach(message -> response.write(Buffer.buffer(GrpcStream.framed(message))));
        switch (answer.end()) {
            case OK -> {
                answer.status().forEach(response::putTrailer);
                response.end();
            }
            case CUT -> vertx.runOnContext(_ -> response.reset(2));
            case SILENCE -> {
                response.write(Buffer.buffer(new byte[] {0}));
                silent.countDown();
            }
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
