// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException;
import dev.sluice.http.Pause;
import java.time.Duration;

/** Asks for the state of statements, less and less often, until they have ended; and asks the server to stop them. */
final class Poller {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Connection.Calls<StatementExecutionApi> api;
    private final Pause pause;
    private final StatementListener listener;

    Poller(Connection.Calls<StatementExecutionApi> api, Pause pause, StatementListener listener) {
        this.listener = listener;
        this.api = api;
        this.pause = pause;
    }

    /** The answer that says it has ended, which may be the one that is given. */
    StatementResponse untilEnded(String id, StatementResponse begun) throws InterruptedException {
        StatementResponse response = begun;
        Duration wait = FIRST;
        listener.at(new StatementListener.Moment.Seen(id, response.state()));
        while (!response.state().isTerminal()) {
            pause.waitFor(wait);
            wait = longer(wait);
            response = poll(id);
            listener.at(new StatementListener.Moment.Seen(id, response.state()));
        }
        return response;
    }

    private StatementResponse poll(String id) throws InterruptedException {
        try {
            return get(id);
        } catch (SluiceException failure) {
            throw StatementFailures.outOfSight(failure, id);
        }
    }

    StatementResponse get(String id) throws InterruptedException {
        return api.read("ask for the state of the statement", client -> client.get(id));
    }

    /** Asks the server to stop; a statement that has ended stays as it is. */
    void cancel(String id) throws InterruptedException {
        try {
            api.read("cancel the statement", client -> {
                client.cancel(id);
                return id;
            });
        } catch (SluiceException.NotFound gone) {
            // there is nothing left to cancel
        }
    }

    /**
     * The state after a cancel, which the server takes at once and carries out later, if at all: some polls, and then
     * whatever it is.
     */
    State afterCancel(String id, int polls) throws InterruptedException {
        State state = get(id).state();
        Duration wait = FIRST;
        for (int i = 1; i < polls && !state.isTerminal(); i++) {
            pause.waitFor(wait);
            wait = longer(wait);
            state = get(id).state();
        }
        return state;
    }

    private static Duration longer(Duration wait) {
        Duration next = wait.multipliedBy(3).dividedBy(2);
        return next.compareTo(LONGEST) < 0 ? next : LONGEST;
    }
}
