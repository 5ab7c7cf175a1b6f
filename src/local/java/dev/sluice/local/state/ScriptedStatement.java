// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is answered by script instead of by the SQL engine, or that takes its time before the engine runs it.
 *
 * @param match a glob over the whole text, case-insensitive, white space trimmed ({@code *} matches anything)
 * @param pendingPolls how many answers say PENDING first
 * @param runningPolls how many answers then say RUNNING
 * @param seconds how long it runs; cancel ends it
 * @param state the state it ends in; absent means SUCCEEDED when columns are given, else whatever the engine says
 * @param errorCode of a FAILED one, BAD_REQUEST when absent
 * @param message of a FAILED one
 * @param sqlState of a FAILED one
 * @param columns of a scripted result
 * @param rows of a scripted result, as text or null
 * @param manifestRowCount a total row count that the manifest claims instead of the true one
 * @param chunkRowCount a row count that every chunk of the manifest claims instead of the true one
 */
public record ScriptedStatement(
        String match,
        int pendingPolls,
        int runningPolls,
        double seconds,
        @Nullable String state,
        @Nullable String errorCode,
        @Nullable String message,
        @Nullable String sqlState,
        @Nullable List<Column> columns,
        @Nullable List<List<@Nullable String>> rows,
        @Nullable Long manifestRowCount,
        @Nullable Long chunkRowCount) {}
