// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import dev.sluice.error.Explanation;
import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.http.TransportFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** The sentences about result storage; they name its host and never more of a link. */
final class StorageFailures {

    private static final String RUN_AGAIN = "Run the statement again.";

    private StorageFailures() {}

    /** Storage refuses links that the workspace has just made. */
    static Unavailable refused(String host, StorageResponse response, int links) {
        return new Unavailable(FailureId.STORAGE_REFUSED
                .explain("Result storage " + host + " refused " + links + " fresh links (" + answer(response) + ")")
                .withRequestId(response.requestId()));
    }

    static Unavailable redirected(String host, int status) {
        return new Unavailable(Explanation.of(
                "Result storage " + host + " answered with a redirect (HTTP " + status + "), which is not followed: a"
                        + " presigned link is for one host",
                "Look for a proxy or a login page of the network that answers instead of storage; name the host in"
                        + " no-proxy if it is reached directly."));
    }

    static Unavailable answered(String host, StorageResponse response, int attempts) {
        return new Unavailable(Explanation.of(
                        "Result storage " + host + " answered " + answer(response)
                                + (attempts == 1 ? "" : ", " + attempts + " times in a row"),
                        "Run the statement again later.")
                .withRequestId(response.requestId()));
    }

    static Unavailable unreachable(String host, IOException cause, int attempts) {
        return new Unavailable(Explanation.of(
                        "Result storage " + host + " cannot be read: " + reason(cause) + " (tried " + attempts
                                + " times)",
                        "Check that this machine may reach " + host + " (firewall, proxy, no-proxy, DNS). " + RUN_AGAIN)
                .withId(FailureId.STORAGE_UNREACHABLE)
                .causedBy(cause));
    }

    static Unavailable untrusted(String host, IOException cause) {
        return new Unavailable(Explanation.of(
                        "No trusted TLS connection to result storage " + host + ": "
                                + TransportFailure.from(cause).words(),
                        "If a proxy inspects TLS, name its certificate authority in ca-file. If not, somebody else"
                                + " answers for this host.")
                .causedBy(cause));
    }

    static Unexpected unknownCoding(String host, String coding) {
        return new Unexpected(Explanation.of(
                "Result storage " + host + " sent the content coding " + printable(coding)
                        + ", which was not asked for",
                "A proxy on the way may have changed the answer: name the host in no-proxy. " + RUN_AGAIN));
    }

    static Unexpected otherChunk(int asked, int given) {
        return new Unexpected(Explanation.of(
                "The workspace gave the link of chunk " + given + " where chunk " + asked + " was asked for",
                RUN_AGAIN));
    }

    static Incomplete changed(int chunkIndex, String host) {
        return new Incomplete(Explanation.of(
                "Chunk " + chunkIndex + " of the result changed on result storage " + host + " while it was read, and a"
                        + " part of it was written already",
                RUN_AGAIN));
    }

    static Incomplete rowsDiffer(int chunkIndex, long rows, long expected) {
        return new Incomplete(Explanation.of(
                "Chunk " + chunkIndex + " of the result holds " + rows + " rows where the manifest counts " + expected,
                RUN_AGAIN));
    }

    private static String answer(StorageResponse response) {
        return "HTTP " + response.status()
                + response.errorCode().map(word -> ", " + word).orElse("");
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case UnknownHostException e -> "its name is not known";
            case SocketTimeoutException e -> "it did not answer in time";
            case ConnectException e -> "the connection was refused";
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }

    private static String printable(String text) {
        return text.length() > 40 || !text.chars().allMatch(c -> c > ' ' && c < 127) ? "of an unknown name" : text;
    }
}
