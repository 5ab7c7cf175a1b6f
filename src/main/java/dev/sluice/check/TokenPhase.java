// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.token.AccessToken;

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
        AccessToken token = connection.connection().token();
        String type = connection.connection().config().authType().name();
        return new Verdict.Passed(
                token.expiresAt()
                        .map(end -> type + ", ends in " + connection.timeUntil(end))
                        .orElse(type + ", without a known end"),
                token.expiresAt());
    }
}
