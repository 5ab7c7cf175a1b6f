// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.oidc.common.OidcRequestContextProperties;
import io.quarkus.oidc.common.OidcRequestFilter.OidcRequestFilterContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client goes through the filter as {@code OidcClientImpl} does: filter, send, and once more after a broken connection. */
class SentOnceTest {

    private final io.vertx.mutiny.core.Vertx vertx = io.vertx.mutiny.core.Vertx.vertx();
    private final AtomicInteger sent = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    private Uni<Integer> request(Uni<Integer> answer) {
        HttpRequest<Buffer> request = WebClient.create(vertx).postAbs("http://127.0.0.1/token");
        return new SentOnce()
                .filter(new OidcRequestFilterContext(
                        request, Buffer.buffer("grant_type=refresh_token"), new OidcRequestContextProperties()))
                .chain(() -> {
                    sent.incrementAndGet();
                    return answer;
                })
                .onFailure(SocketException.class)
                .retry()
                .atMost(1);
    }

    @Test
    void aRequestGoesOutAndItsAnswerComesBack() {
        assertThat(request(Uni.createFrom().item(200)).await().indefinitely()).isEqualTo(200);
    }

    @Test
    void aRequestWhoseConnectionBrokeIsNotSentAgain() {
        Uni<Integer> broken = request(Uni.createFrom().failure(new SocketException("Connection reset")));
        assertThatThrownBy(() -> broken.await().indefinitely()).hasMessageContaining("not sent a second time");
        assertThat(sent).hasValue(1);
    }
}
