// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.token.AccessToken;
import java.time.Duration;
import java.util.Optional;

/** Can the auth type give a token? Whether the workspace takes it is the next phase's part. */
final class TokenPhase implements Phase {

    @Override
    public String name() {
        return "token";
    }

    @Override
    public Level level() {
        return Level.TOKEN;
    }

    @Override
    public boolean isVital() {
        return true;
    }

    @Override
    public Verdict run(CheckedConnection connection) {
        Optional<Duration> ahead = connection.serverClock().isOffBy();
        if (ahead.isPresent()) {
            Duration offset = ahead.get();
            throw new Unauthenticated(FailureId.CLOCK_OFF.explain(
                    "This machine's clock is " + offset.abs().toMinutes()
                            + " minutes " + (offset.isNegative() ? "behind" : "ahead of") + " the clock of "
                            + connection.connection().config().host() + "."));
        }
        AccessToken token = connection.connection().token();
        String type = connection.connection().config().authType().name();
        return new Verdict.Passed(
                token.expiresAt()
                        .map(end -> type + ", ends in " + connection.timeUntil(end))
                        .orElse(type + ", without a known end"),
                token.expiresAt());
    }
}
