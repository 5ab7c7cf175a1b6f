// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.TrustOptions;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.LoggingScope;

/**
 * Makes the generated clients of the workspace's APIs. What every call passes stands in {@link #build}, in order; no
 * configuration of Quarkus reaches it.
 */
public final class RestClients {

    /** Later than the time-out of the head, whose words are the better ones. */
    private static final Duration AFTER_THE_HEAD = Duration.ofMillis(250);

    private final WorkspaceHost host;
    private final Transport transport;
    private final Clock clock;

    public RestClients(WorkspaceHost host, Transport transport, Clock clock) {
        this.host = host;
        this.transport = transport;
        this.clock = clock;
    }

    /** The client of one API; {@code authorization} adds the bearer token to each request. */
    public <T> T build(Class<T> api, ClientRequestFilter authorization) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(host.origin()))
                .userAgent(UserAgent.VALUE)
                .register(authorization)
                .register(new RefusalMapper(clock))
                .disableDefaultMapper(true)
                .followRedirects(false)
                .trustAll(false)
                .loggingScope(LoggingScope.REQUEST_RESPONSE)
                .clientLogger(new CallLogger())
                .connectTimeout(transport.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(transport.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .proxyAddress("none", 0) // decided below, by our own rules
                .httpClientOptionsCustomizer(this::apply)
                .build(api);
    }

    /** What every HTTP client of a host has: trust, protocols, and the proxy where there is one. */
    void apply(HttpClientOptions options) {
        options.setVerifyHost(true).setTrustAll(false);
        // the client's own time-out waits for the head of an answer only: this one cuts an answer that stops in its
        // middle
        Duration silence = transport.readTimeout().plus(AFTER_THE_HEAD);
        options.setReadIdleTimeout((int) Math.min(silence.toMillis(), Integer.MAX_VALUE))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        if (host.isTls()) {
            options.setSsl(true)
                    .setTrustOptions(TrustOptions.wrap(transport.trust().trustManager()))
                    .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"));
        }
        if (!host.isTls()) {
            return; // loopback: through a proxy the token would travel in the clear
        }
        transport.proxies().proxyFor(host.address()).ifPresent(proxy -> {
            ProxyOptions through = new ProxyOptions()
                    .setType(ProxyType.HTTP)
                    .setHost(proxy.address().hostName())
                    .setPort(proxy.address().port());
            proxy.credential()
                    .ifPresent(
                            credential -> through.setUsername(credential.user().reveal())
                                    .setPassword(credential.password().reveal()));
            options.setProxyOptions(through);
        });
    }
}
