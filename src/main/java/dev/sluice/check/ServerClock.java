// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the server's time from the {@code Date} of its answers, whatever they are. */
final class ServerClock implements ClientRequestFilter, ClientResponseFilter {

    /** Beyond this the clock is wrong: entries of a certificate, a token and a link are compared with it. */
    private static final Duration BOUND = Duration.ofMinutes(5);

    private final Clock clock;
    private volatile Optional<Duration> ahead = Optional.empty();

    ServerClock(Clock clock) {
        this.clock = clock;
    }

    /** How far this machine is ahead of the server (negative: behind), where that is too far. */
    Optional<Duration> isOffBy() {
        return ahead.filter(offset -> offset.abs().compareTo(BOUND) > 0);
    }

    @Override
    public void filter(ClientRequestContext request) {
        // nothing is added to what is asked
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        String date = response.getHeaderString("Date");
        if (date == null || response.getHeaderString("Age") != null) { // out of a cache, and of its time
            return;
        }
        try {
            Instant server = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            ahead = Optional.of(Duration.between(server, clock.instant()));
        } catch (DateTimeException unreadable) {
            ahead = Optional.empty(); // a date that is none tells nothing
        }
    }
}
