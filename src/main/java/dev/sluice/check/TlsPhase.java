// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.http.ConnectionProbe.TlsFacts;
import java.io.IOException;
import java.util.Optional;

/** Is the certificate trusted, for this name, and for how long? */
final class TlsPhase implements Phase {

    @Override
    public String name() {
        return "tls";
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
        Optional<TlsFacts> facts = connection.probe().run();
        if (facts.isEmpty()) {
            return new Verdict.Skipped("the host is loopback, without TLS");
        }
        TlsFacts tls = facts.get();
        return new Verdict.Passed(
                tls.protocol() + ", issued by " + tls.issuer() + ", ends in " + connection.timeUntil(tls.notAfter()),
                Optional.of(tls.notAfter()));
    }
}
