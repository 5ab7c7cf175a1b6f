// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import static dev.sluice.output.OutputFormat.CSV;
import static dev.sluice.output.TextResult.columns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.result.ChunkTranscoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowTranscoderTest {

    private static final List<String> THREE = columns("n DECIMAL(38,2)", "s STRING", "v VARIANT");

    private static final String NASTY = """
            [["1","a,b",null],[null,"",null],["-12345678901234567890.25","q\\"q\\\\","{\\"k\\":[1,\\"\\\\u00e9\\\\\\\\\\"]}"],
             [ 7 ,true , null ],["8","\\uD83D\\uDE00 \\ud83d \\u0000\\n\\r\\t","[NaN]"],["9","\u00fc\u6771\u4eac\ud83d\ude00e\u0301","\\\\"],
             ["NaN","exactly8","1"],["1e5","a text of more than eight bytes, with a comma","\\"s\\""]]
            """;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ARROW")
    void givesTheSameBytesWhereverTheChunkIsCut(OutputFormat format) {
        byte[] chunk = NASTY.getBytes(StandardCharsets.UTF_8);
        String whole = TextResult.of(THREE, NASTY).as(format);
        for (int cut = 1; cut < chunk.length; cut++) {
            TextResult result = TextResult.of(THREE, NASTY);
            assertThat(result.cutAt(cut).as(format)).as("cut at %s", cut).isEqualTo(whole);
            assertThat(result.inPiecesOf(cut).as(format))
                    .as("pieces of %s", cut)
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ARROW")
    void givesTheSameBytesHoweverTheRowsAreSpreadOverChunks(OutputFormat format) {
        assertThat(TextResult.of(THREE, "[[\"1\",\"a\",null]]", "[[\"2\",\"b\",\"[1]\"],[null,\"\",null]]")
                        .as(format))
                .isEqualTo(TextResult.of(THREE, "[[\"1\",\"a\",null],[\"2\",\"b\",\"[1]\"],[null,\"\",null]]")
                        .as(format));
    }

    @Test
    void knowsItsPlaceInTheResultSoThatChunksMayBeReadInAnyOrder() throws IOException {
        JsonKeys keys = JsonKeys.of(TextResult.of(columns("n INT")).columns());
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        assertThat(transcode(new JsonTranscoder(keys, JsonLayout.ARRAY, 2), "[[\"3\"]]", second))
                .isEqualTo(1);
        assertThat(transcode(new JsonTranscoder(keys, JsonLayout.ARRAY, 0), "[[\"1\"],[\"2\"]]", first))
                .isEqualTo(2);
        assertThat(first.toString(StandardCharsets.UTF_8)).isEqualTo("[{\"n\":1},\n{\"n\":2}");
        assertThat(second.toString(StandardCharsets.UTF_8)).isEqualTo(",\n{\"n\":3}");
    }

    private static long transcode(ChunkTranscoder transcoder, String chunk, ByteArrayOutputStream out)
            throws IOException {
        byte[] bytes = chunk.getBytes(StandardCharsets.UTF_8);
        transcoder.feed(bytes, 0, bytes.length, out::write);
        return transcoder.finish(out::write);
    }

    @Test
    void writesInPiecesThatFitAPipe() throws Exception {
        String rows = "[\"0123456789\"],".repeat(50_000);
        int[] largest = {0};
        CSV.newWriter(OutputOptions.PLAIN)
                .write(
                        TextResult.of(columns("s STRING"), "[" + rows + "[\"" + "x".repeat(300_000) + "\"]]"),
                        (bytes, offset, length) -> largest[0] = Math.max(largest[0], length));
        assertThat(largest[0]).isBetween(32 * 1024, 256 * 1024);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\"?>",
                "{}",
                "1",
                "[1]",
                "[[\"a\",\"b\"],]",
                "[[\"a\",\"b\",]]",
                "[[,\"a\",\"b\"]]",
                "[,[\"a\",\"b\"]]",
                "[[\"a\" \"b\"]]",
                "[[\"a\",\"b\"]x",
                "[[\"a\",\"b\"]]]",
                "[[\"a\",\"b\"]][]",
                "[[\"a\",nul]]",
                "[[\"a\",nullnull]]",
                "[[\"a\",NaN]]",
                "[[\"a\",01]]",
                "[[\"a\",{}]]",
                "[[\"a\",[]]]",
                "[[\"a\",\"\\x\"]]",
                "[[\"a\",\"\\u12g4\"]]",
                "[[\"a\",\"raw\nline end\"]]",
                "[[\"a\",\"raw\u0001control\"]]",
                "[[\"a\",\"a long text before a raw \t tab\"]]",
                "[[]]",
                "[[\"a\"]]",
                "[[\"a\",\"b\",\"c\"]]",
            })
    void refusesWhatIsNoJsonArrayOfTwoColumns(String chunk) {
        for (int piece : new int[] {1, 3, Integer.MAX_VALUE}) {
            for (OutputFormat format : EnumSet.complementOf(EnumSet.of(OutputFormat.ARROW))) {
                TextResult result =
                        TextResult.of(columns("a STRING", "b STRING"), chunk).inPiecesOf(piece);
                assertThatThrownBy(() -> result.as(format))
                        .isInstanceOf(Unexpected.class)
                        .hasMessageContaining("no JSON_ARRAY")
                        .hasMessageContaining("in row ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "[[",
                "[[\"a",
                "[[\"a\\",
                "[[\"a\\u00",
                "[[\"a\"",
                "[[\"a\",",
                "[[\"a\",nu",
                "[[\"a\",12",
                "[[\"a\",\"b\"]",
                "[[\"a\",\"b\"],"
            })
    void callsAChunkThatEndsInItsMiddleIncomplete(String chunk) {
        for (int piece : new int[] {1, Integer.MAX_VALUE}) {
            TextResult result =
                    TextResult.of(columns("a STRING", "b STRING"), chunk).inPiecesOf(piece);
            assertThatThrownBy(() -> result.as(CSV))
                    .isInstanceOf(Incomplete.class)
                    .hasMessageContaining("ends in its middle");
        }
    }

    @Test
    void saysWhereAndWhyItCouldNotRead() {
        TextResult columns =
                TextResult.of(columns("a STRING", "b STRING"), "[[\"1\",\"2\"]]", "[[\"3\",\"4\"],[\"5\"]]");
        assertThatThrownBy(() -> columns.as(CSV))
                .hasMessage(
                        "Reading the rows of the result failed: result storage answered something that is no JSON_ARRAY;"
                                + " in row 3, there are only 1 cells for 2 columns.");
        TextResult page = TextResult.of(columns("a STRING"), "<html>");
        assertThatThrownBy(() -> page.as(CSV))
                .hasMessage(
                        "Reading the rows of the result failed: result storage answered something that is no JSON_ARRAY;"
                                + " in row 1, where an array of rows belongs stands '<'.");
    }

    /** A part of a cell that never ends must not take all memory there is. */
    @Test
    void refusesACellThatIsTooLargeToHold() throws IOException {
        RowTranscoder transcoder = new TsvTranscoder(new byte[0], 1, 7);
        byte[] piece = "x".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
        transcoder.feed("[[\"".getBytes(StandardCharsets.UTF_8), 0, 3, (bytes, offset, length) -> {});

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        transcoder.feed(piece, 0, piece.length, (bytes, offset, length) -> {});
                    }
                })
                .isInstanceOf(Unexpected.class)
                .hasMessageContaining("in row 8, the cell of column 1 is larger than 12 MiB");
    }
}
