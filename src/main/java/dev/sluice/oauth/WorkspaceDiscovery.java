// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.error.Explanation;
import dev.sluice.error.OneLine;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.http.ApiCaller;
import dev.sluice.http.ApiFailure;
import dev.sluice.http.Json;
import dev.sluice.http.RestClients;
import dev.sluice.http.RetryPolicy;
import dev.sluice.http.Transport;
import dev.sluice.http.WorkspaceHost;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** A workspace's own discovery document. Some hosts have none, or lead elsewhere: then the usual paths hold (reference 7.2). */
public final class WorkspaceDiscovery implements Discovery {

    private final WorkspaceHost host;
    private final Transport transport;
    private final RetryPolicy policy;
    private final Clock clock;

    public WorkspaceDiscovery(WorkspaceHost host, Transport transport, RetryPolicy policy, Clock clock) {
        this.host = host;
        this.transport = transport;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Optional<AuthorizationServer> find() {
        DiscoveryApi api = new RestClients(host, transport, clock).build(DiscoveryApi.class, request -> {});
        try {
            return read(new ApiCaller(host, policy)
                    .call("find the authorization server", RetryPolicy.Safety.REPEATABLE, api::metadata));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(
                    Explanation.of("Interrupted while the authorization server was looked for.", "Run it again."));
        } catch (SluiceException failure) {
            if (failure.getCause() instanceof ApiFailure) {
                return Optional.empty(); // it answered, and not with the document
            }
            throw failure;
        }
    }

    static Optional<AuthorizationServer> read(String document) {
        try {
            JsonNode metadata = Json.mapper().readTree(document);
            String authorize = metadata.path("authorization_endpoint").asText();
            String token = metadata.path("token_endpoint").asText();
            return authorize.isBlank() || token.isBlank()
                    ? Optional.empty()
                    : Optional.of(new AuthorizationServer(endpoint(authorize), endpoint(token)));
        } catch (JsonProcessingException page) {
            return Optional.empty();
        }
    }

    /** Codes and tokens travel there: encrypted, or on this machine. */
    private static URI endpoint(String address) {
        try {
            WorkspaceHost.parse(address);
            URI endpoint = URI.create(address);
            if (endpoint.getScheme() != null && endpoint.getRawAuthority() != null) {
                return endpoint;
            }
        } catch (InvalidSettings | IllegalArgumentException e) {
            throw unusable(address);
        }
        throw unusable(address);
    }

    private static Unexpected unusable(String address) {
        return new Unexpected(Explanation.of(
                "The workspace names an endpoint of its authorization server that cannot be used: "
                        + OneLine.of(address),
                "Report this to whoever runs the workspace; nothing was sent there."));
    }
}
