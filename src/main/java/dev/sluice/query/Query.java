// SPDX-License-Identifier: Apache-2.0
package dev.sluice.query;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.sql.SqlText;
import dev.sluice.statement.Disposition;
import dev.sluice.statement.StatementSpec.Parameter;
import dev.sluice.statement.StatementSpec.Tag;
import dev.sluice.statement.Wire;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A SQL text with what goes with it; {@code disposition} only where somebody insists on one, {@code namespace} where it
 * is not the connection's.
 */
public record Query(
        SqlText sql,
        List<Parameter> parameters,
        Limits limits,
        List<Tag> tags,
        Optional<Disposition> disposition,
        Optional<Namespace> namespace,
        Wire wire) {

    /** Refuses a disposition that the wire cannot have. */
    public Query {
        if (!wire.canBeInline() && disposition.equals(Optional.of(Disposition.INLINE))) {
            throw new InvalidSettings(
                    "A result inside the answer (--disposition inline) comes as JSON only, and another wire was asked for.",
                    "Leave --disposition out, or leave out what asks for the wire: -o arrow, --exact or --wire csv.");
        }
    }

    /** Where the server cuts the result: rows, and bytes by its own measure. */
    public record Limits(OptionalLong rows, OptionalLong bytes) {
        public static final Limits NONE = new Limits(OptionalLong.empty(), OptionalLong.empty());
    }

    public static Query of(String text) {
        return new Query(
                SqlText.of(text),
                List.of(),
                Limits.NONE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Wire.JSON_ARRAY);
    }

    /** The same, and its result comes in the way that is asked for. */
    public Query through(Disposition way) {
        return new Query(sql, parameters, limits, tags, Optional.of(way), namespace, wire);
    }

    /** The same wishes for another text with its parameters. */
    public Query saying(SqlText other, List<Parameter> values) {
        return new Query(other, values, limits, tags, disposition, namespace, wire);
    }

    /** The same, looked up in another catalog and schema. */
    public Query within(Namespace other) {
        return new Query(sql, parameters, limits, tags, disposition, Optional.of(other), wire);
    }

    /** Rows that surely fit into the answer. */
    private static final long FEW_ROWS = 10_000;

    /** Links for whatever may be large, else the answer itself: one round trip less. */
    Disposition dispositionByShape() {
        if (disposition.isPresent()) {
            return disposition.get();
        }
        if (!wire.canBeInline()) {
            return Disposition.EXTERNAL_LINKS;
        }
        boolean isLimited = limits.rows().isPresent() && limits.rows().getAsLong() <= FEW_ROWS;
        return isLimited || !sql.mayReturnMuch() ? Disposition.INLINE : Disposition.EXTERNAL_LINKS;
    }
}
