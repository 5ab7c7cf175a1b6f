// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.util.List;
import java.util.Optional;

/**
 * What is left to do for a statement once it was understood.
 *
 * @param columns of its result; none for DDL
 * @param query of the engine that yields the rows, column by column under the names c0, c1, …; absent when there are none
 * @param repeatable whether it reads nothing but the samples, so that its rows are the same each time
 */
public record Plan(List<ResultColumn> columns, Optional<String> query, boolean repeatable) {

    static final Plan NOTHING = new Plan(List.of(), Optional.empty(), false);
}
