// SPDX-License-Identifier: Apache-2.0
package dev.sluice.connection;

import dev.sluice.auth.WorkspaceHeaders;
import dev.sluice.http.ApiCaller;
import dev.sluice.http.Http2Answer;
import dev.sluice.http.Http2Client;
import dev.sluice.http.RetryPolicy.Safety;
import dev.sluice.token.AccessToken;
import dev.sluice.token.TokenSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls of the workspace over HTTP/2, with its token. Whether an answer is a refusal is the caller's business, and so is
 * giving a refused token back.
 */
public final class Http2Call implements AutoCloseable {

    private final Http2Client client;
    private final TokenSource tokens;
    private final WorkspaceHeaders headers;
    private final Optional<String> workspaceId;
    private final ApiCaller caller;

    public Http2Call(
            Http2Client client,
            TokenSource tokens,
            WorkspaceHeaders headers,
            Optional<String> workspaceId,
            ApiCaller caller) {
        this.client = client;
        this.tokens = tokens;
        this.headers = headers;
        this.workspaceId = workspaceId;
        this.caller = caller;
    }

    /** What is done with an answer; it may be asked again where the call is tried again. */
    @FunctionalInterface
    public interface Taking<T> {

        T take(Http2Answer answer) throws InterruptedException;
    }

    /** The token that the next call would carry. */
    public AccessToken token() {
        return tokens.token();
    }

    /** Gives a refused token back; whether asking again can give another. */
    public boolean discard(AccessToken refused) {
        return tokens.discard(refused);
    }

    /** Posts with the retries of every call of the workspace; {@code action} completes "Could not …". */
    public <T> T post(
            String action, Safety safety, String path, Map<String, String> more, byte[] body, Taking<T> taking)
            throws InterruptedException {
        return caller.callHere(action, safety, () -> taking.take(client.post(path, headers(more), body)));
    }

    private List<Map.Entry<String, String>> headers(Map<String, String> more) {
        List<Map.Entry<String, String>> all = new ArrayList<>(more.entrySet());
        all.add(Map.entry("authorization", "Bearer " + tokens.token().value().reveal()));
        this.headers.now().forEach((name, value) -> all.add(Map.entry(name, value.reveal())));
        workspaceId.ifPresent(id -> {
            all.add(Map.entry("x-databricks-workspace-id", id));
            all.add(Map.entry("x-databricks-org-id", id));
        });
        return all;
    }

    @Override
    public void close() {
        client.close();
    }
}
