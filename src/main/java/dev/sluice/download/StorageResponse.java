// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** An answer of result storage. Closing it gives the connection back when another request may follow on it. */
final class StorageResponse implements Closeable {

    /** S3, Azure and Google say in XML what they object to; a code is one word and holds nothing of the request. */
    private static final Pattern ERROR_CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,64})</Code>");

    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,200}");

    private static final int MAX_ERROR_BYTES = 4096;

    private final StorageConnection connection;
    private final ResponseHead head;
    private final ResponseBody body;
    private final Consumer<StorageConnection> giveBack;

    StorageResponse(
            StorageConnection connection, ResponseHead head, ResponseBody body, Consumer<StorageConnection> giveBack) {
        this.connection = connection;
        this.head = head;
        this.body = body;
        this.giveBack = giveBack;
    }

    ResponseHead head() {
        return head;
    }

    int status() {
        return head.status();
    }

    /** Whether bytes of the body are not bytes of the chunk, so that offsets of one are not offsets of the other. */
    boolean isCompressed() {
        return head.lowerCaseField("content-encoding").contains("gzip");
    }

    /** The content coding when it is one that we cannot undo. */
    Optional<String> unknownCoding() {
        return switch (head.lowerCaseField("content-encoding")) {
            // aws-chunked is what S3 keeps of an upload's own framing, which it has removed
            case "", "identity", "gzip", "x-gzip", "aws-chunked", "aws-chunked,gzip", "gzip,aws-chunked" ->
                Optional.empty();
            default -> head.field("content-encoding");
        };
    }

    /** The bytes of the chunk. */
    InputStream content() throws IOException {
        return isCompressed() ? new GZIPInputStream(body, 64 * 1024) : body;
    }

    /** What storage calls its refusal, such as AccessDenied, when it says so. */
    Optional<String> errorCode() {
        try {
            String text = new String(content().readNBytes(MAX_ERROR_BYTES), StandardCharsets.ISO_8859_1);
            Matcher matcher = ERROR_CODE.matcher(text);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // the status says enough
        }
    }

    /** Storage's own id of the request (Amazon's, Azure's or Google's), which its support asks for. */
    Optional<String> requestId() {
        return Stream.of("x-amz-request-id", "x-ms-request-id", "x-guploader-uploadid")
                .flatMap(name -> head.field(name).stream())
                .filter(id -> PRINTABLE.matcher(id).matches())
                .findFirst();
    }

    @Override
    public void close() {
        if (body.leavesConnectionUsable() && head.keepsAlive() && !connection.hasLeftover()) {
            giveBack.accept(connection);
        } else {
            connection.close();
        }
    }
}
