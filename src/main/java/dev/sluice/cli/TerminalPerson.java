// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.oauth.Browser;
import dev.sluice.oauth.Person;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;

/** The person at standard input and standard error, with the browser of this machine. */
final class TerminalPerson implements Person {

    private final Streams streams;
    private final Browser browser;
    private final boolean elsewhere;

    TerminalPerson(Streams streams, Browser browser, boolean elsewhere) {
        this.streams = streams;
        this.browser = browser;
        this.elsewhere = elsewhere;
    }

    @Override
    public void tell(String sentence) {
        streams.say(sentence);
    }

    @Override
    public boolean open(URI page) {
        return browser.open(page);
    }

    @Override
    public boolean isElsewhere() {
        return elsewhere;
    }

    @Override
    public Optional<String> nextLine() throws InterruptedException {
        try {
            return streams.readLine().map(String::strip);
        } catch (ClosedByInterruptException | InterruptedIOException e) {
            throw new InterruptedException();
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    /** Asks a question that has to be answered with y to go on. */
    boolean agrees(String question) throws InterruptedException {
        streams.say(question + " [y/N]");
        return nextLine()
                .map(answer -> answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes"))
                .orElse(false);
    }
}
