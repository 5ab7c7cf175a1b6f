// SPDX-License-Identifier: Apache-2.0
package dev.sluice.connection;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.http.ApiCaller;
import dev.sluice.http.ApiFailure;
import dev.sluice.http.RawClient;
import dev.sluice.http.RawRequest;
import dev.sluice.http.RawResponse;
import dev.sluice.http.RetryPolicy.Safety;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.token.TokenSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Any call of the workspace, with its token; the token goes to the connection's own host and nowhere else. */
public final class RawCall {

    /** What the connection says itself, or the transport: a caller's own would be dropped or confuse. */
    private static final Set<String> OURS = Set.of("authorization", "user-agent", "host", "content-length");

    private final WorkspaceHost host;
    private final TokenSource tokens;
    private final Optional<String> workspaceId;
    private final RawClient client;
    private final ApiCaller caller;
    private final Clock clock;

    RawCall(
            WorkspaceHost host,
            TokenSource tokens,
            Optional<String> workspaceId,
            RawClient client,
            ApiCaller caller,
            Clock clock) {
        this.host = host;
        this.tokens = tokens;
        this.workspaceId = workspaceId;
        this.client = client;
        this.caller = caller;
        this.clock = clock;
    }

    /** Whether a header may be the caller's. */
    public static boolean mayBeSet(String header) {
        return !OURS.contains(header.toLowerCase(Locale.ROOT));
    }

    /**
     * Sends and gives whatever is answered; only a host that was never reached is tried again. The target is a path of
     * this host, with its query. {@code action} completes "Could not …".
     */
    public RawResponse send(String action, RawRequest request) throws InterruptedException {
        return caller.call(action, Safety.ONCE, () -> once(request));
    }

    /** Like {@link #send}, but a refusal is a failure, with the retries that every call of the workspace has. */
    public RawResponse require(String action, RawRequest request) throws InterruptedException {
        boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
        AtomicReference<Optional<ApiFailure>> before = new AtomicReference<>(Optional.empty());
        return caller.call(action, isRead ? Safety.REPEATABLE : Safety.ONCE, () -> {
            if (before.get().isPresent() && !request.body().isRepeatable()) {
                throw before.get().get(); // what came through a pipe is gone
            }
            RawResponse response = once(request);
            if (!isRefusal(response)) {
                return response;
            }
            ApiFailure refusal = refusal(response);
            before.set(Optional.of(refusal));
            throw refusal;
        });
    }

    /** A page in place of an answer is one too, unless it is a file that was asked for. */
    private static boolean isRefusal(RawResponse response) {
        boolean isPage = response.header("content-type")
                        .filter(type -> type.contains("html"))
                        .isPresent()
                && response.header("content-disposition").isEmpty();
        return response.status() >= 300 || isPage;
    }

    private ApiFailure refusal(RawResponse response) {
        try (response) {
            return response.refusal(response.start(), clock);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private RawResponse once(RawRequest request) {
        host.resolve(request.target());
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (Map.Entry<String, String> header : request.headers()) {
            if (mayBeSet(header.getKey())) {
                headers.add(header);
            }
        }
        headers.add(
                Map.entry("Authorization", "Bearer " + tokens.token().value().reveal()));
        workspaceId.ifPresent(id -> {
            headers.add(Map.entry("X-Databricks-Workspace-Id", id));
            headers.add(Map.entry("x-databricks-org-id", id));
        });
        try {
            return client.send(new RawRequest(request.method(), request.target(), headers, request.body()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Interrupted(Explanation.of("Interrupted while an answer was awaited.", "Run it again."));
        }
    }
}
