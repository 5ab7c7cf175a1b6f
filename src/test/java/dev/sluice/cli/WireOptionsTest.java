// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import dev.sluice.result.Column;
import dev.sluice.result.RowsAlone;
import dev.sluice.statement.Wire;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a wire does to values is said, and no more than is known of it. */
class WireOptionsTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Streams streams = new Streams(InputStream.nullInputStream(), err, err, false, false, false);

    private String said(Wire wire, Column... columns) {
        err.reset();
        WireOptions.sayWhatIsLost(wire, new Result(List.of(columns)), new Words(streams, new GlobalOptions()));
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTimestampThatTheWireCutsIsNamed() {
        assertThat(said(Wire.JSON_ARRAY, Column.of("at", "TIMESTAMP", "TIMESTAMP")))
                .isEqualTo("sluice: note: TIMESTAMP comes cut to milliseconds on this wire (at)."
                        + System.lineSeparator());
        assertThat(said(Wire.EXACT, Column.of("at", "TIMESTAMP", "TIMESTAMP"))).isEmpty();
    }

    @Test
    void oneInsideOfAnotherValueMayBeCutToo() {
        assertThat(said(
                        Wire.JSON_ARRAY,
                        Column.of("a", "ARRAY<TIMESTAMP>", "ARRAY"),
                        Column.of("s", "STRUCT<timestamp: INT, at: TIMESTAMP>", "STRUCT")))
                .contains("may come cut to milliseconds on this wire (a, s); --exact keeps it.");
        assertThat(said(Wire.EXACT, Column.of("a", "ARRAY<TIMESTAMP>", "ARRAY")))
                .isEmpty();
    }

    @Test
    void anotherTypeOrAFieldOfThatNameIsNoTimestamp() {
        assertThat(said(
                        Wire.JSON_ARRAY,
                        Column.of("n", "ARRAY<TIMESTAMP_NTZ>", "ARRAY"),
                        Column.of("s", "STRUCT<timestamp: INT>", "STRUCT"),
                        Column.of("i", "INT", "INT")))
                .isEmpty();
    }

    /** A result of which only the columns are asked for. */
    private record Result(List<Column> columns) implements RowsAlone {

        @Override
        public void transfer(ChunkTranscoder.Factory transcoders, ByteSink out) {}
    }
}
