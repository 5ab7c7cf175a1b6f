// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import java.io.IOException;

/** Does the host accept a connection, through the proxy when there is one? */
final class TcpPhase implements Phase {

    @Override
    public String name() {
        return "tcp";
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
    public Verdict run(CheckedConnection connection) throws IOException {
        connection.probe().connect();
        return new Verdict.Passed("connected"
                + connection
                        .probe()
                        .proxy()
                        .map(proxy -> " through the proxy " + proxy)
                        .orElse(""));
    }
}
