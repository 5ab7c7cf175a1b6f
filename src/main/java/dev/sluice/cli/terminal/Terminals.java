// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a standard stream is a terminal; Java knows it only of all of them together. */
public final class Terminals {

    private Terminals() {}

    public static boolean isInput() {
        return isTerminal(0);
    }

    public static boolean isOutput() {
        return isTerminal(1);
    }

    public static boolean isError() {
        return isTerminal(2);
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException unknown) {
            return false; // as a pipe is: plain output is right everywhere
        }
    }
}
