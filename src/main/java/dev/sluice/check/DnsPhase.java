// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** Is the name known? */
final class DnsPhase implements Phase {

    @Override
    public String name() {
        return "dns";
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
        List<InetAddress> addresses = connection.probe().resolve();
        return new Verdict.Passed(addresses.getFirst().getHostAddress()
                + (addresses.size() > 1 ? " and " + (addresses.size() - 1) + " more" : "")
                + connection
                        .probe()
                        .proxy()
                        .map(proxy -> ", the proxy " + proxy)
                        .orElse(""));
    }
}
