// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local;

import dev.sluice.local.state.WorkspaceState;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * How a local workspace is started.
 *
 * @param port of the API, zero for any free one
 * @param storagePort of the storage, zero for any free one
 * @param tls whether both speak https
 * @param requestLog a file that gets one JSON line a request
 * @param clock the time in tokens and links
 */
public record Options(
        WorkspaceState state, int port, int storagePort, boolean tls, Optional<Path> requestLog, Clock clock) {

    /** Plain http on free ports. */
    public static Options of(WorkspaceState state) {
        return new Options(state, 0, 0, false, Optional.empty(), Clock.systemUTC());
    }

    /** Plain http on free ports, with the contents given as the text of a {@code workspace.json}. */
    public static Options parse(String workspaceJson) {
        return of(WorkspaceState.parse(workspaceJson));
    }

    public Options withTls() {
        return new Options(state, port, storagePort, true, requestLog, clock);
    }

    public Options withClock(Clock other) {
        return new Options(state, port, storagePort, tls, requestLog, other);
    }
}
