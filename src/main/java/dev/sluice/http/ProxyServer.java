// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A proxy that opens tunnels, and the user and password it may ask for; it prints as its address alone. */
public record ProxyServer(HostAndPort address, Optional<Credential> credential) {

    /** What a proxy accepts as proof; either part may be the secret one. */
    public record Credential(Secret user, Secret password) {}

    /** The value of the {@code Proxy-Authorization} header, when there is a user. */
    Optional<Secret> authorization() {
        return credential.map(c -> {
            String pair = c.user().reveal() + ":" + c.password().reveal();
            return Secret.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        });
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
