// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Messages as Spark sends them, for answers in tests. */
final class Responses {

    static final String SERVER_SESSION = "5e55-of-the-server";

    private Responses() {}

    private static ProtoMessage response(String id) {
        return new ProtoMessage().text(13, id).text(15, SERVER_SESSION);
    }

    /** A schema of one STRING column. */
    static byte[] schema(String id, String column) {
        ProtoMessage string = new ProtoMessage().message(11, new ProtoMessage());
        ProtoMessage field = new ProtoMessage().text(1, column).message(2, string);
        return response(id)
                .message(7, new ProtoMessage().message(21, new ProtoMessage().message(1, field)))
                .toBytes();
    }

    /** A batch whose every byte is a row. */
    static byte[] batch(String id, String rows) {
        return batch(id, rows.length(), rows);
    }

    static byte[] batch(String id, long count, String rows) {
        return response(id)
                .message(2, new ProtoMessage().number(1, count).bytes(2, rows.getBytes(StandardCharsets.UTF_8)))
                .toBytes();
    }

    static byte[] piece(String id, long count, String rows, int number, int pieces) {
        return response(id)
                .message(
                        2,
                        new ProtoMessage()
                                .number(1, count)
                                .bytes(2, rows.getBytes(StandardCharsets.UTF_8))
                                .number(4, number)
                                .number(5, pieces))
                .toBytes();
    }

    /** A command is done; its rows are to be asked for. */
    static byte[] relation(String id, String text) {
        ProtoMessage sql = new ProtoMessage().message(10, new ProtoMessage().text(1, text));
        return response(id).message(5, new ProtoMessage().message(1, sql)).toBytes();
    }

    static byte[] complete(String id) {
        return response(id).message(14, new ProtoMessage()).toBytes();
    }

    /** The headers of a status with Spark's metadata, as it stands in trailers. */
    static Map<String, String> status(int code, String message, Map<String, String> metadata) {
        ProtoMessage info = new ProtoMessage();
        metadata.forEach(
                (key, value) -> info.message(3, new ProtoMessage().text(1, key).text(2, value)));
        ProtoMessage any = new ProtoMessage()
                .text(1, "type.googleapis.com/google.rpc.ErrorInfo")
                .message(2, info);
        return Map.of(
                "grpc-status",
                Integer.toString(code),
                "grpc-message",
                message.replace("%", "%25").replace("\n", "%0A"),
                "grpc-status-details-bin",
                Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(new ProtoMessage().message(3, any).toBytes()));
    }
}
