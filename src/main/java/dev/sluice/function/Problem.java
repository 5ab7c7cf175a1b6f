// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.http.Json;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Why a request was not answered, as RFC 9457 writes it, with what the command line says about a failure.
 *
 * @param kind the failure's kind; as a word also the end of the problem's type
 * @param code what the command line would have ended with
 */
record Problem(
        int status,
        String kind,
        int code,
        String title,
        String detail,
        String remedy,
        Optional<String> requestId,
        Optional<String> statementId) {

    static final String MEDIA_TYPE = "application/problem+json";

    static final int USAGE = 2;
    private static final int UNAUTHENTICATED = 3;
    private static final int PERMISSION_DENIED = 4;
    private static final int NOT_FOUND = 5;
    private static final int UNAVAILABLE = 6;
    private static final int FAILED = 1;

    static Problem badRequest(String detail, String remedy) {
        return of(400, "BadRequest", USAGE, "The request cannot be understood", detail, remedy);
    }

    static Problem unauthorized() {
        return of(
                401,
                "Unauthenticated",
                UNAUTHENTICATED,
                "A token is needed",
                "The request shows no token, or not the right one.",
                "Send the header Authorization: Bearer TOKEN, with the token that the server was given in"
                        + " serve.token-file.");
    }

    static Problem foreign() {
        return of(
                403,
                "PermissionDenied",
                PERMISSION_DENIED,
                "Only for this machine",
                "The request came by another name than this machine's, or from the page of another site.",
                "Ask for http://127.0.0.1 or http://localhost, or start the server with serve.token-file.");
    }

    static Problem noConnection(String name, String remedy) {
        return of(
                404,
                "NotFound",
                NOT_FOUND,
                "No such connection",
                "There is no connection '" + name + "' here.",
                remedy);
    }

    static Problem tooLarge(int limit) {
        return of(
                413,
                "BadRequest",
                USAGE,
                "The request is too large",
                "The body is longer than " + limit + " bytes.",
                "Send the names of connections and a level only, or no body for all connections.");
    }

    static Problem tooMany(int limit) {
        return of(
                429,
                "Unavailable",
                UNAVAILABLE,
                "Too many requests at once",
                limit + " requests wait for checks already.",
                "Come back in a second, or allow more with serve.max-requests.");
    }

    /** An answer that JAX-RS found by itself, such as an unknown path. */
    static Problem of(Response.StatusType status) {
        int code = switch (status.getStatusCode()) {
            case 404 -> NOT_FOUND;
            case 401 -> UNAUTHENTICATED;
            case 403 -> PERMISSION_DENIED;
            default -> status.getFamily() == Response.Status.Family.CLIENT_ERROR ? USAGE : FAILED;
        };
        String detail = switch (status.getStatusCode()) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not know that method.";
            case 406 -> "None of the forms that the request accepts is to be had here.";
            case 415 -> "A body of this type is not understood here.";
            default -> status.getReasonPhrase() + ".";
        };
        return of(
                status.getStatusCode(),
                status.getReasonPhrase().replace(" ", ""),
                code,
                status.getReasonPhrase(),
                detail,
                "GET /q/openapi says what there is.");
    }

    static Problem defect() {
        return of(
                500,
                "Unexpected",
                FAILED,
                "A defect of this program",
                "Something failed that should not.",
                "Look for the request id in the server's log, and report what stands there.");
    }

    private static Problem of(int status, String kind, int code, String title, String detail, String remedy) {
        return new Problem(status, kind, code, title, detail, remedy, Optional.empty(), Optional.empty());
    }

    Response response() {
        Response.ResponseBuilder response =
                Response.status(status).type(MEDIA_TYPE).entity(json());
        if (status == 401) {
            response.header("WWW-Authenticate", "Bearer realm=\"sluice\"")
                    .header("WWW-Authenticate", "Basic realm=\"sluice\", charset=\"UTF-8\"");
        }
        if (status == 429) {
            response.header("Retry-After", "1");
        }
        return response.build();
    }

    private String json() {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("type", "urn:sluice:problem:" + hyphens(kind));
        json.put("title", title);
        json.put("status", status);
        json.put("detail", detail);
        json.put("kind", kind);
        json.put("code", code);
        json.put("message", detail);
        json.put("remedy", remedy);
        json.put("request_id", requestId.orElse(null));
        json.put("statement_id", statementId.orElse(null));
        return json + "\n";
    }

    private static String hyphens(String camel) {
        return camel.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }
}
