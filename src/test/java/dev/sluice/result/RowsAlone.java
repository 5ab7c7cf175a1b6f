// SPDX-License-Identifier: Apache-2.0
package dev.sluice.result;

/** A result of which only the columns and the rows matter: no statement is behind it, and no count. */
public interface RowsAlone extends QueryResult {

    @Override
    default String statementId() {
        return "test";
    }

    @Override
    default long rowCount() {
        return 0;
    }

    @Override
    default boolean isTruncated() {
        return false;
    }

    @Override
    default void close() {}
}
