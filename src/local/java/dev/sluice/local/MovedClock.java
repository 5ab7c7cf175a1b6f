// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that a fault may set forward or back. */
final class MovedClock extends Clock {

    private final Clock clock;
    private volatile Duration off = Duration.ZERO;

    MovedClock(Clock clock) {
        this.clock = clock;
    }

    void move(Duration by) {
        off = by;
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(off);
    }
}
