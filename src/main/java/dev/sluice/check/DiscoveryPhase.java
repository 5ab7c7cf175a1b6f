// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.connection.Connection;
import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.http.ApiFailure;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What does the host say it is? Asked without a credential; no answer fails nothing, since others do without too. */
final class DiscoveryPhase implements Phase {

    /** The one auth type that looks there for its paths, and has others where it finds none (reference 6.1). */
    private static final String READS_METADATA = "oauth-u2m";

    @Override
    public String name() {
        return "discovery";
    }

    @Override
    public Level level() {
        return Level.TOKEN;
    }

    @Override
    public boolean isVital() {
        return false;
    }

    @Override
    public Verdict run(CheckedConnection checked) throws InterruptedException {
        Connection connection = checked.connection();
        Optional<DiscoveryApi.HostMetadata> config = published(checked, DiscoveryApi::config);
        Optional<String> hostType = config.flatMap(host -> Optional.ofNullable(host.hostType()));
        if (hostType.filter("account"::equalsIgnoreCase).isPresent()) {
            throw new InvalidSettings(FailureId.ACCOUNT_CONSOLE.explain(
                    connection.config().host() + " says that it is an account console, not a workspace."));
        }
        String words = config.map(host -> words(host)).orElse("the host publishes nothing about itself");
        if (!connection.config().authType().name().equals(READS_METADATA)) {
            return new Verdict.Passed(words);
        }
        Optional<String> endpoint =
                published(checked, DiscoveryApi::oauth).flatMap(oauth -> Optional.ofNullable(oauth.tokenEndpoint()));
        if (endpoint.isEmpty()) {
            return Verdict.Skipped.because(
                    words + ", without OAuth metadata: the usual paths are used", FailureId.DISCOVERY_MISSING);
        }
        return new Verdict.Passed(words + ", with OAuth metadata");
    }

    private static String words(DiscoveryApi.HostMetadata host) {
        String type = host.hostType() == null ? "host" : host.hostType().toLowerCase(Locale.ROOT);
        return "a " + type + (host.cloud() == null ? "" : " on " + host.cloud());
    }

    /** Nothing where the host refuses, redirects or answers with a page: what it is shows in a later phase. */
    private static <T> Optional<T> published(CheckedConnection checked, Function<DiscoveryApi, T> document)
            throws InterruptedException {
        try {
            return Optional.ofNullable(checked.connection()
                    .openly("read what the host publishes", DiscoveryApi.class, checked.serverClock(), document));
        } catch (SluiceException failure) {
            if (ApiFailure.behind(failure).isPresent() || failure instanceof SluiceException.Unexpected) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
