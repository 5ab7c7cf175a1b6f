// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the OIDC client from sending a token request again by itself when its connection broke: the server may have
 * used up a refresh token or a code by then. Whether another try is safe is our retry policy's to say.
 */
@Singleton
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
class SentOnce implements OidcRequestFilter {

    /** Called once a request; what it gives is gone through before each time that the client would send it. */
    @Override
    public Uni<Void> filter(OidcRequestFilterContext request) {
        AtomicBoolean isSent = new AtomicBoolean();
        return Uni.createFrom()
                .deferred(() -> isSent.getAndSet(true)
                        ? Uni.createFrom().failure(new IOException("it is not sent a second time"))
                        : Uni.createFrom().voidItem());
    }
}
