// SPDX-License-Identifier: Apache-2.0
package dev.sluice.query;

import dev.sluice.sql.SqlText;
import dev.sluice.statement.Disposition;
import dev.sluice.statement.StatementSpec.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A SQL text with what goes with it; {@code disposition} only where somebody insists on one. */
public record Query(SqlText sql, List<Parameter> parameters, OptionalLong rowLimit, Optional<Disposition> disposition) {

    public static Query of(String text) {
        return new Query(SqlText.of(text), List.of(), OptionalLong.empty(), Optional.empty());
    }

    /** The same, and its result comes in the way that is asked for. */
    public Query through(Disposition way) {
        return new Query(sql, parameters, rowLimit, Optional.of(way));
    }

    /** Rows that surely fit into the answer. */
    private static final long FEW_ROWS = 10_000;

    /** Links for whatever may be large, else the answer itself: one round trip less. */
    Disposition dispositionByShape() {
        if (disposition.isPresent()) {
            return disposition.get();
        }
        boolean isLimited = rowLimit.isPresent() && rowLimit.getAsLong() <= FEW_ROWS;
        return isLimited || !sql.mayReturnMuch() ? Disposition.INLINE : Disposition.EXTERNAL_LINKS;
    }
}
