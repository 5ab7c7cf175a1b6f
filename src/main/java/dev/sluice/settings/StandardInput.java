// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.error.SluiceException.InvalidSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.function.Supplier;

/** Standard input as the source of one secret: read at most once, however many connections ask for it. */
public final class StandardInput implements Supplier<String> {

    private final InputStream stream;
    private Optional<String> text = Optional.empty();

    public StandardInput(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public synchronized String get() {
        if (text.isEmpty()) {
            try {
                text = Optional.of(SecretText.decode(stream.readNBytes(SecretText.LONGEST + 1), "standard input"));
            } catch (ClosedByInterruptException stopped) {
                throw new Interrupted(
                        Explanation.of("Interrupted while a secret was read from standard input.", "Run it again."));
            } catch (IOException e) {
                throw new InvalidSettings(
                        "The secret could not be read from standard input: " + e.getMessage() + ".",
                        "Pipe the secret into the command, or name a file instead of '-'.");
            }
        }
        return text.get();
    }
}
