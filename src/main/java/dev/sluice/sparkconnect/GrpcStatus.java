// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How a gRPC call ended: a code, the server's words, and what Spark adds to them ({@code errorClass}, {@code sqlState}, …). */
record GrpcStatus(int code, String message, Map<String, String> details) {

    static final int OK = 0;
    static final int CANCELLED = 1;
    static final int UNKNOWN = 2;
    static final int DEADLINE_EXCEEDED = 4;
    static final int NOT_FOUND = 5;
    static final int PERMISSION_DENIED = 7;
    static final int RESOURCE_EXHAUSTED = 8;
    static final int UNIMPLEMENTED = 12;
    static final int INTERNAL = 13;
    static final int UNAVAILABLE = 14;
    static final int UNAUTHENTICATED = 16;

    /** Reads the headers of an answer's end, or of its head where it has no other; nothing where they have no status. */
    static Optional<GrpcStatus> of(Function<String, Optional<String>> headers) {
        return headers.apply("grpc-status")
                .map(code -> new GrpcStatus(
                        number(code),
                        headers.apply("grpc-message").map(GrpcStatus::decoded).orElse(""),
                        headers.apply("grpc-status-details-bin")
                                .map(GrpcStatus::details)
                                .orElse(Map.of())));
    }

    boolean isOk() {
        return code == OK;
    }

    Optional<String> detail(String name) {
        return Optional.ofNullable(details.get(name)).filter(value -> !value.isEmpty());
    }

    /** The server does not know the session or the operation (any more). */
    boolean isLostHandle() {
        return detail("errorClass").orElse(message).contains("INVALID_HANDLE.");
    }

    /** The server, or what stands before it, could not serve the call just now. */
    boolean mayPass() {
        return code == UNAVAILABLE
                || code == DEADLINE_EXCEEDED
                || (code == INTERNAL && message.contains("INVALID_CURSOR.DISCONNECTED"));
    }

    /** As the protocol names the code. */
    String name() {
        return switch (code) {
            case OK -> "OK";
            case CANCELLED -> "CANCELLED";
            case UNKNOWN -> "UNKNOWN";
            case 3 -> "INVALID_ARGUMENT";
            case DEADLINE_EXCEEDED -> "DEADLINE_EXCEEDED";
            case NOT_FOUND -> "NOT_FOUND";
            case 6 -> "ALREADY_EXISTS";
            case PERMISSION_DENIED -> "PERMISSION_DENIED";
            case RESOURCE_EXHAUSTED -> "RESOURCE_EXHAUSTED";
            case 9 -> "FAILED_PRECONDITION";
            case 10 -> "ABORTED";
            case 11 -> "OUT_OF_RANGE";
            case UNIMPLEMENTED -> "UNIMPLEMENTED";
            case INTERNAL -> "INTERNAL";
            case UNAVAILABLE -> "UNAVAILABLE";
            case 15 -> "DATA_LOSS";
            case UNAUTHENTICATED -> "UNAUTHENTICATED";
            default -> "status " + code;
        };
    }

    private static int number(String code) {
        try {
            return Integer.parseInt(code.strip());
        } catch (NumberFormatException notOne) {
            return UNKNOWN;
        }
    }

    /** Percent-decoding alone: a plus is a plus. */
    private static String decoded(String words) {
        try {
            return URLDecoder.decode(words.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return words;
        }
    }

    /** The metadata of every ErrorInfo in a google.rpc.Status; what cannot be read leaves the words alone to tell. */
    private static Map<String, String> details(String base64) {
        Map<String, String> all = new HashMap<>();
        try {
            ProtoFields status = new ProtoFields(Base64.getDecoder().decode(base64.replaceAll("=+$", "")));
            while (status.next()) {
                if (status.field() == 3) {
                    any(status.message(), all);
                }
            }
        } catch (IllegalArgumentException | dev.sluice.error.SluiceException unreadable) {
            return all;
        }
        return all;
    }

    private static void any(ProtoFields any, Map<String, String> all) {
        String type = "";
        while (any.next()) {
            if (any.field() == 1) {
                type = any.text();
            } else if (any.field() == 2 && type.endsWith("/google.rpc.ErrorInfo")) {
                ProtoFields info = any.message();
                while (info.next()) {
                    if (info.field() == 3) {
                        entry(info.message(), all);
                    }
                }
            }
        }
    }

    private static void entry(ProtoFields entry, Map<String, String> all) {
        String key = "";
        String value = "";
        while (entry.next()) {
            if (entry.field() == 1) {
                key = entry.text();
            } else if (entry.field() == 2) {
                value = entry.text();
            }
        }
        all.put(key, value);
    }
}
