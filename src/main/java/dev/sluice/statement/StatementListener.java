// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import dev.sluice.download.DownloadProgress;

/** Hears how statements get on, on the thread that runs them. */
@FunctionalInterface
public interface StatementListener {

    StatementListener NONE = moment -> {};

    /** What can be heard of one statement, in this order. */
    sealed interface Moment {

        /** It is about to be sent. */
        record Submitting() implements Moment {}

        /** The workspace says that it is in this state. */
        record Seen(String statementId, State state) implements Moment {}

        /** It has ended well; so many rows can be fetched, and the counters move while they are. */
        record Opened(String statementId, long rowCount, DownloadProgress progress) implements Moment {}
    }

    void at(Moment moment);

    /** Both hear of everything. */
    default StatementListener and(StatementListener other) {
        return moment -> {
            at(moment);
            other.at(moment);
        };
    }
}
