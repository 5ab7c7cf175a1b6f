// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.http.ApiCaller;
import dev.sluice.http.ApiFailure;
import dev.sluice.http.ConnectionProbe;
import dev.sluice.http.Json;
import dev.sluice.http.ProxyRules;
import dev.sluice.http.RestClients;
import dev.sluice.http.RetryPolicy;
import dev.sluice.http.Transport;
import dev.sluice.http.TransportFailure;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Documents fetched with the transport of the connection and our User-Agent. */
public final class HttpDocuments implements Documents {

    private static final Duration PLATFORM_CONNECT = Duration.ofSeconds(1);
    private static final Duration PLATFORM_ANSWER = Duration.ofSeconds(10);

    private final Transport transport;
    private final RetryPolicy policy;
    private final Clock clock;

    public HttpDocuments(Transport transport, RetryPolicy policy, Clock clock) {
        this.transport = transport;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public JsonNode read(DocumentRequest request) {
        boolean isPlatform = request.reach() == DocumentRequest.Reach.PLATFORM;
        WorkspaceHost host = isPlatform
                ? WorkspaceHost.parsePlatform(request.url().toString())
                : WorkspaceHost.parse(request.url().toString());
        Transport way = isPlatform ? platform() : transport;
        if (isPlatform) {
            requireListening(request, host, way);
        }
        DocumentsApi api = new RestClients(host, way, clock)
                .build(
                        DocumentsApi.class,
                        context -> request.headers()
                                .forEach((name, value) -> context.getHeaders().putSingle(name, value.reveal())));
        String url = request.url().toString();
        return call(host, request.action(), () -> {
            String text = request.form().isEmpty() ? api.get(url) : api.post(url, encoded(request.form()));
            return parsed(text);
        });
    }

    @Override
    public Optional<URI> redirectOf(String action, URI url) {
        WorkspaceHost host = WorkspaceHost.parse(url.toString());
        DocumentsApi api = new RestClients(host, transport, clock).build(DocumentsApi.class, context -> {});
        return call(host, action, () -> {
            try {
                api.get(url.toString());
                return Optional.empty();
            } catch (ApiFailure answer) {
                int status = answer.error().status();
                if (status >= 500 || status == 429) {
                    throw answer;
                }
                return answer.error().location().flatMap(HttpDocuments::address);
            }
        });
    }

    private static Optional<URI> address(String location) {
        try {
            return Optional.of(new URI(location));
        } catch (URISyntaxException nowhere) {
            return Optional.empty();
        }
    }

    private Transport platform() {
        return new Transport(transport.trust(), ProxyRules.none(), PLATFORM_CONNECT, PLATFORM_ANSWER);
    }

    /** Where nothing listens the answer is known at once: the retries of a call would only make it late. */
    private static void requireListening(DocumentRequest request, WorkspaceHost host, Transport way) {
        try {
            new ConnectionProbe(host, way).connect();
        } catch (IOException nobody) {
            throw TransportFailure.from(nobody).explain(request.action(), host.toString());
        }
    }

    private <T> T call(WorkspaceHost host, String action, Supplier<T> request) {
        try {
            return new ApiCaller(host, policy).call(action, RetryPolicy.Safety.REPEATABLE, request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SluiceException.Interrupted(
                    Explanation.of("Interrupted while a token was asked for.", "Run it again."));
        }
    }

    /** A document that is no JSON is the network's doing as much as a broken connection: it is told as such. */
    private static JsonNode parsed(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException notJson) {
            throw TransportFailure.from(notJson);
        }
    }

    private static String encoded(Map<String, Secret> form) {
        return form.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field -> field.getKey() + "="
                        + WorkspaceHost.encodeSegment(field.getValue().reveal()))
                .collect(Collectors.joining("&"));
    }
}
