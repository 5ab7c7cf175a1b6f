// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import dev.sluice.http.UserAgent;
import java.util.Optional;

/** The requests of one session, each a message as the service takes it (the numbers are those of Spark 4.2). */
final class SparkRequests {

    /** Databricks takes the user from the token; open-source Spark needs a name, and this one tells nothing of the machine. */
    private static final String USER = "sluice";

    /** Of the pieces that a large batch comes in. */
    private static final int PIECE = GrpcStream.LONGEST / 16;

    private static final int INTERRUPT_OPERATION = 3;

    private final String sessionId;

    /** The server's own id of the session: where it changes, what the session held is gone. */
    private volatile Optional<String> serverSession = Optional.empty();

    SparkRequests(String sessionId) {
        this.sessionId = sessionId;
    }

    String sessionId() {
        return sessionId;
    }

    /** Remembers the server's id of the session; from then on the server refuses calls for another one. */
    void seen(String serverSessionId) {
        if (serverSession.isEmpty() && !serverSessionId.isEmpty()) {
            serverSession = Optional.of(serverSessionId);
        }
    }

    /** Whether the server has answered within this session. */
    boolean isKnownToServer() {
        return serverSession.isPresent();
    }

    byte[] execute(String operationId, ProtoMessage plan) {
        ProtoMessage reattachable = new ProtoMessage().message(1, new ProtoMessage().flag(1, true));
        ProtoMessage inPieces =
                new ProtoMessage().message(2, new ProtoMessage().flag(1, true).number(2, PIECE));
        ProtoMessage request = begun().message(3, plan)
                .text(4, UserAgent.VALUE)
                .message(5, reattachable)
                .message(5, inPieces)
                .text(6, operationId);
        return observed(request, 8).toBytes();
    }

    byte[] reattach(String operationId, Optional<String> lastResponseId) {
        ProtoMessage request = begun().text(3, operationId).text(4, UserAgent.VALUE);
        lastResponseId.ifPresent(id -> request.text(5, id));
        return observed(request, 6).toBytes();
    }

    /** The server may forget the operation with everything of it. */
    byte[] release(String operationId) {
        return begun().text(3, operationId)
                .text(4, UserAgent.VALUE)
                .message(5, new ProtoMessage())
                .toBytes();
    }

    byte[] interrupt(String operationId) {
        return begun().text(3, UserAgent.VALUE)
                .number(4, INTERRUPT_OPERATION)
                .text(6, operationId)
                .toBytes();
    }

    byte[] releaseSession() {
        return begun().text(3, UserAgent.VALUE).toBytes();
    }

    byte[] fetchErrorDetails(String errorId) {
        return begun().text(3, errorId).text(4, UserAgent.VALUE).toBytes();
    }

    private ProtoMessage begun() {
        return new ProtoMessage().text(1, sessionId).message(2, new ProtoMessage().text(1, USER));
    }

    private ProtoMessage observed(ProtoMessage request, int field) {
        serverSession.ifPresent(id -> request.text(field, id));
        return request;
    }
}
