// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import java.util.function.IntUnaryOperator;

/** Brings the HTTP server up around what waits for its end, which is told the port and gives the exit code. */
@FunctionalInterface
public interface Server {
    int around(Serving serving, IntUnaryOperator untilStopped);
}
