// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import java.util.List;

/** Holds requests to the connections that are configured: a name is all that a caller can choose. */
final class Configured {

    private static final int SHOWN = 20;

    private Configured() {}

    static void require(List<String> configured, String name) {
        if (configured.contains(name)) {
            return;
        }
        String shown = String.join(", ", configured.subList(0, Math.min(SHOWN, configured.size())));
        String remedy = configured.isEmpty()
                ? "No connection is configured; sluice connection add makes one."
                : "The connections are " + shown + (configured.size() > SHOWN ? " and others." : ".");
        throw new RefusedRequest(Problem.noConnection(CheckRequest.printable(name), remedy));
    }
}
