// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.http.ApiCaller;
import dev.sluice.http.ApiFailure;
import dev.sluice.http.ConnectionProbe;
import dev.sluice.http.RetryAfter;
import dev.sluice.http.RetryPolicy;
import dev.sluice.http.Transport;
import dev.sluice.http.TransportFailure;
import dev.sluice.http.UserAgent;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.settings.Secret;
import dev.sluice.token.AccessToken;
import dev.sluice.token.GrantedToken;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientConfigBuilder;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.client.runtime.OidcClientConfig.Grant;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.TimeoutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A token endpoint asked through Quarkus' OIDC client, with the transport of the connection and our User-Agent. */
public final class OidcTokenEndpoint implements TokenEndpoint {

    private final Transport transport;
    private final RetryPolicy policy;
    private final Clock clock;

    /** One name for all exchanges: the registry replaces what it has under a name, and forgets nothing. */
    private final String tlsName = "sluice-" + UUID.randomUUID();

    public OidcTokenEndpoint(Transport transport, RetryPolicy policy, Clock clock) {
        this.transport = transport;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public GrantedToken exchange(TokenRequest request) {
        return request.grant().isSingleUse()
                ? Undisturbed.run(() -> exchange(request, RetryPolicy.Safety.ONCE))
                : exchange(request, RetryPolicy.Safety.REPEATABLE);
    }

    private GrantedToken exchange(TokenRequest request, RetryPolicy.Safety safety) {
        WorkspaceHost host = WorkspaceHost.parse(request.endpoint().toString());
        try {
            return new ApiCaller(host, policy).call("obtain a token", safety, () -> ask(host, request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SluiceException.Interrupted(
                    Explanation.of("Interrupted while a token was asked for.", "Run it again."));
        }
    }

    private GrantedToken ask(WorkspaceHost host, TokenRequest request) {
        ArcContainer container = Arc.container();
        TokenAnswers answers = container.instance(TokenAnswers.class).get();
        String id = UUID.randomUUID().toString();
        Instant asked = clock.instant();
        try (OidcClient client = container
                .instance(OidcClients.class)
                .get()
                .newClient(config(id, host, request))
                .await()
                .indefinitely()) {
            Tokens tokens = (request.grant() == TokenRequest.Grant.REFRESH_TOKEN
                            ? client.refreshTokens(refreshToken(request))
                            : client.getTokens(revealed(request)))
                    .await()
                    .atMost(transport.readTimeout());
            Optional<TokenAnswers.Answer> useless = answers.take(id);
            if (useless.isPresent()) {
                throw refusal(useless.get());
            }
            return granted(tokens, asked);
        } catch (TimeoutException slow) {
            throw TransportFailure.from(slow);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (RuntimeException failure) {
            throw answers.take(id).<RuntimeException>map(this::refusal).orElseGet(() -> unanswered(host, failure));
        }
    }

    private static GrantedToken granted(Tokens tokens, Instant asked) {
        Secret value = Secret.of(tokens.getAccessToken());
        Long expiresAt = tokens.getAccessTokenExpiresAt();
        AccessToken access = expiresAt == null
                ? AccessToken.withoutExpiry(value, asked)
                : AccessToken.until(value, asked, AccessToken.end(Instant.EPOCH, expiresAt));
        return new GrantedToken(
                access,
                Optional.ofNullable(tokens.getRefreshToken())
                        .filter(text -> !text.isBlank())
                        .map(Secret::of),
                Optional.ofNullable(tokens.get("scope")).filter(text -> !text.isBlank()));
    }

    private static String refreshToken(TokenRequest request) {
        return Objects.requireNonNull(request.parameters().get("refresh_token")).reveal();
    }

    private static Map<String, String> revealed(TokenRequest request) {
        return request.parameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().reveal()));
    }

    private ApiFailure refusal(TokenAnswers.Answer answer) {
        return new ApiFailure(answer.error(), answer.retryAfter().flatMap(header -> RetryAfter.parse(header, clock)));
    }

    private RuntimeException unanswered(WorkspaceHost host, RuntimeException failure) {
        return failure instanceof OidcClientException unexplained ? unreachable(host, unexplained) : failure;
    }

    /** The OIDC client says only that the server "is not available": a probe finds out at which step. */
    private TransportFailure unreachable(WorkspaceHost host, OidcClientException unexplained) {
        try {
            new ConnectionProbe(host, transport).run();
        } catch (IOException reason) {
            return TransportFailure.from(reason);
        }
        return TransportFailure.from(new IOException("no answer to the token request", unexplained));
    }

    private OidcClientConfig config(String id, WorkspaceHost host, TokenRequest request) {
        OidcClientConfigBuilder config = OidcClientConfig.builder()
                .id(id)
                .tokenPath(request.endpoint().toString())
                .discoveryEnabled(false)
                .clientId(request.clientId())
                .headers("User-Agent", UserAgent.VALUE)
                .grant(
                        switch (request.grant()) {
                            case CLIENT_CREDENTIALS -> Grant.Type.CLIENT;
                            case AUTHORIZATION_CODE -> Grant.Type.CODE;
                            case REFRESH_TOKEN -> Grant.Type.REFRESH;
                            case TOKEN_EXCHANGE -> Grant.Type.EXCHANGE;
                        })
                .connectionTimeout(transport.connectTimeout())
                .connectionRetryCount(1);
        request.clientSecret().ifPresent(secret -> config.credentials(secret.reveal()));
        if (!request.scopes().isBlank()) {
            config.scopes(request.scopes().strip().split(" +", -1));
        }
        if (request.grant() == TokenRequest.Grant.TOKEN_EXCHANGE) {
            // as an option of the grant: as a parameter it would stand beside the client's own, which says access_token
            config.grantOptions("exchange", "subject_token_type", "urn:ietf:params:oauth:token-type:jwt");
        }
        if (host.isTls()) {
            TlsConfigurationRegistry registry =
                    Arc.container().instance(TlsConfigurationRegistry.class).get();
            registry.register(tlsName, new ConnectionTls(tlsName, transport.trust()));
            config.tlsConfigurationName(tlsName);
        }
        transport.proxies().proxyFor(host.address()).ifPresent(proxy -> {
            if (proxy.credential().isPresent()) {
                config.proxy(
                        proxy.address().hostName(),
                        proxy.address().port(),
                        proxy.credential().get().user().reveal(),
                        proxy.credential().get().password().reveal());
            } else {
                config.proxy(proxy.address().hostName(), proxy.address().port());
            }
        });
        return config.build();
    }
}
