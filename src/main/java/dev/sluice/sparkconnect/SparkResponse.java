// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sparkconnect;

import dev.sluice.result.Column;
import java.util.List;
import java.util.Optional;

/** One message of a running statement, as far as it is of use here. */
record SparkResponse(
        String responseId,
        String serverSessionId,
        Optional<List<Column>> columns,
        Optional<Batch> batch,
        Optional<byte[]> relation,
        boolean isComplete) {

    /**
     * Rows as a whole Arrow stream, or one piece of it: of a batch in {@code pieces} pieces, this is number {@code piece}
     * from 0.
     */
    record Batch(long rowCount, ProtoFields.Slice data, long piece, long pieces) {}

    static SparkResponse parse(byte[] message) {
        String responseId = "";
        String serverSessionId = "";
        Optional<List<Column>> columns = Optional.empty();
        Optional<Batch> batch = Optional.empty();
        Optional<byte[]> relation = Optional.empty();
        boolean isComplete = false;
        ProtoFields fields = new ProtoFields(message);
        while (fields.next()) {
            switch (fields.field()) {
                case 2 -> batch = Optional.of(batch(fields.message()));
                case 5 -> relation = relation(fields.message());
                case 7 -> columns = Optional.of(SparkTypes.columns(fields.message()));
                case 13 -> responseId = fields.text();
                case 14 -> isComplete = true;
                case 15 -> serverSessionId = fields.text();
                default -> {
                    // metrics, progress and what later versions add
                }
            }
        }
        return new SparkResponse(responseId, serverSessionId, columns, batch, relation, isComplete);
    }

    private static Batch batch(ProtoFields fields) {
        long rows = 0;
        ProtoFields.Slice data = ProtoFields.Slice.NONE;
        long piece = 0;
        long pieces = 1;
        while (fields.next()) {
            switch (fields.field()) {
                case 1 -> rows = fields.number();
                case 2 -> data = fields.slice();
                case 4 -> piece = fields.number();
                case 5 -> pieces = Math.max(1, fields.number());
                default -> {
                    // where it starts among the rows, which is counted here
                }
            }
        }
        return new Batch(rows, data, piece, pieces);
    }

    private static Optional<byte[]> relation(ProtoFields fields) {
        Optional<byte[]> relation = Optional.empty();
        while (fields.next()) {
            if (fields.field() == 1) {
                relation = Optional.of(fields.copy());
            }
        }
        return relation;
    }
}
