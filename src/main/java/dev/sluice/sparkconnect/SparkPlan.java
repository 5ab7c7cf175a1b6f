// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import java.util.OptionalLong;

/** The plans that are sent: a text as a relation, as a command, and what a command gave back. */
final class SparkPlan {

    /** The number of Relation's field {@code sql}. */
    private static final int SQL = 10;

    private SparkPlan() {}

    /** The rows that a text selects; of anything but a read nothing would be done before they are asked for. */
    static ProtoMessage rows(SparkStatement statement) {
        return root(limited(sql(statement), statement.limit()));
    }

    /** Runs a text now; the answer is a relation that holds its rows or selects them. */
    static ProtoMessage command(SparkStatement statement) {
        ProtoMessage sqlCommand = new ProtoMessage().message(6, sql(statement));
        return new ProtoMessage().message(2, new ProtoMessage().message(5, sqlCommand));
    }

    /** The rows of the relation that a command gave back. */
    static ProtoMessage rows(byte[] relation, OptionalLong limit) {
        return limit.isEmpty()
                ? new ProtoMessage().bytes(1, relation)
                : root(new ProtoMessage()
                        .message(8, new ProtoMessage().bytes(1, relation).number(2, limited(limit.getAsLong()))));
    }

    /** Whether the relation that a command gave back selects its rows, and does not hold them already. */
    static boolean isStillToRun(byte[] relation) {
        ProtoFields fields = new ProtoFields(relation);
        while (fields.next()) {
            if (fields.field() == SQL) {
                return true;
            }
        }
        return false;
    }

    private static ProtoMessage root(ProtoMessage relation) {
        return new ProtoMessage().message(1, relation);
    }

    private static ProtoMessage limited(ProtoMessage relation, OptionalLong limit) {
        return limit.isEmpty()
                ? relation
                : new ProtoMessage()
                        .message(8, new ProtoMessage().message(1, relation).number(2, limited(limit.getAsLong())));
    }

    /** The protocol has 32 bits for it. */
    private static long limited(long rows) {
        return Math.min(rows, Integer.MAX_VALUE);
    }

    private static ProtoMessage sql(SparkStatement statement) {
        ProtoMessage sql = new ProtoMessage().text(1, statement.text());
        for (SparkStatement.Parameter parameter : statement.parameters()) {
            ProtoMessage expression = new ProtoMessage().message(1, ParameterLiteral.of(parameter));
            sql.message(4, new ProtoMessage().text(1, parameter.name()).message(2, expression));
        }
        return new ProtoMessage().message(SQL, sql);
    }
}
