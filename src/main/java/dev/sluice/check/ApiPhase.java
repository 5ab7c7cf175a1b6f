// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.connection.CurrentUser;

/** Does the workspace take the token, and for whom? */
final class ApiPhase implements Phase {

    @Override
    public String name() {
        return "api";
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
    public Verdict run(CheckedConnection connection) throws InterruptedException {
        CurrentUser user = CurrentUser.of(connection.connection());
        return new Verdict.Passed("we are " + user.userName()
                + user.displayName()
                        .filter(name -> !name.equals(user.userName()))
                        .map(name -> " (" + name + ")")
                        .orElse(""));
    }
}
