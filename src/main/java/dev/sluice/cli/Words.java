// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.terminal.StatusLine;
import dev.sluice.http.Retry;
import dev.sluice.settings.Settings;
import dev.sluice.token.TokenNotes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a command says on standard error beside errors; silent when {@code -q} was given. */
final class Words implements TokenNotes {

    private final Streams streams;
    private final GlobalOptions global;
    private final Set<String> warned = new HashSet<>();
    private final AtomicBoolean isWaiting = new AtomicBoolean();

    Words(Streams streams, GlobalOptions global) {
        this.streams = streams;
        this.global = global;
    }

    void say(String sentence) {
        if (!global.quiet) {
            streams.say(sentence);
        }
    }

    /** Prints each warning once, however many connections of the run have it. */
    void warn(List<String> warnings) {
        for (String warning : warnings) {
            if (warned.add(warning)) {
                say("sluice: warning: " + warning);
            }
        }
    }

    @Override
    public void warn(String sentence) {
        warn(List.of(sentence));
    }

    @Override
    public void detail(String sentence) {
        if (global.verbosity() > 0) {
            say("sluice: note: " + sentence);
        }
    }

    /** Where to show how something gets on: to a person at a terminal, who has not asked for silence or for the log. */
    Optional<StatusLine> status() {
        return global.quiet || global.verbosity() > 0 ? Optional.empty() : streams.status();
    }

    /** Says that a call is made again: to a person who waits at a terminal once, with {@code -v} each time. */
    void retrying(Retry retry) {
        if (global.verbosity() > 0 || (streams.errIsTerminal() && isWaiting.compareAndSet(false, true))) {
            say("sluice: note: " + retry.inWords());
        }
    }

    /** Passes settings on after printing what they warn about. */
    Settings warnAbout(Settings settings) {
        warn(settings.warnings());
        return settings;
    }
}
