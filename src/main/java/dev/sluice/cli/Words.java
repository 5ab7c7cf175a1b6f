// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.settings.Settings;
import dev.sluice.token.TokenNotes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a command says on standard error beside errors; silent when {@code -q} was given. */
final class Words implements TokenNotes {

    private final Streams streams;
    private final GlobalOptions global;
    private final Set<String> warned = new HashSet<>();

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

    /** Passes settings on after printing what they warn about. */
    Settings warnAbout(Settings settings) {
        warn(settings.warnings());
        return settings;
    }
}
