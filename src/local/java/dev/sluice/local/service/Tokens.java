// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.service;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the providers have given out, and to whom; the external service asks it. */
final class Tokens {

    /** Whom an access token stands for, and until when. */
    record Access(String subject, Instant end) {}

    /** What a code or a refresh token stands for. */
    record Grant(Provider provider, String client, String subject, String scope, String redirect, boolean refreshes) {}

    private final Map<String, Access> access = new HashMap<>();
    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, Grant> refresh = new HashMap<>();
    private final Map<String, String> registered = new HashMap<>();
    private final Set<String> redirects = new HashSet<>();
    private final Clock clock;
    private final long accessSeconds;

    Tokens(Clock clock, long accessSeconds) {
        this.clock = clock;
        this.accessSeconds = accessSeconds;
    }

    synchronized String newAccess(String subject) {
        String token = "service-access-" + UUID.randomUUID();
        access.put(token, new Access(subject, clock.instant().plusSeconds(accessSeconds)));
        return token;
    }

    long accessSeconds() {
        return accessSeconds;
    }

    synchronized Optional<Access> access(String token) {
        return Optional.ofNullable(access.get(token));
    }

    boolean isOver(Access token) {
        return !clock.instant().isBefore(token.end);
    }

    synchronized String newCode(Grant grant) {
        String code = "service-code-" + UUID.randomUUID();
        codes.put(code, grant);
        return code;
    }

    synchronized Optional<Grant> redeem(String code) {
        return Optional.ofNullable(codes.remove(code));
    }

    synchronized String newRefresh(Grant grant) {
        String token = "service-refresh-" + UUID.randomUUID();
        refresh.put(token, grant);
        return token;
    }

    synchronized Optional<Grant> refresh(String token) {
        return Optional.ofNullable(refresh.get(token));
    }

    /** Registers a public client with one redirect URI and gives its id. */
    synchronized String register(String redirect) {
        String id = "registered-" + (registered.size() + 1);
        registered.put(id, redirect);
        redirects.add(redirect);
        return id;
    }

    synchronized Optional<String> redirectOf(String registeredClient) {
        return Optional.ofNullable(registered.get(registeredClient));
    }
}
