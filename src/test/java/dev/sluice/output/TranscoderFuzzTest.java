// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.fuzz.Draw;
import dev.sluice.fuzz.Fuzz;
import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import dev.sluice.result.Column;
import dev.sluice.result.RowsAlone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;

/** The transcoder held against readers of others: Commons CSV for csv, Jackson for everything that is JSON. */
class TranscoderFuzzTest {

    private static final JsonFactory JSON = new JsonFactory();

    /** Half of a surrogate pair, which has no UTF-8. */
    private static final Pattern LONE = Pattern.compile("\\p{Cs}");

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void commonsCsvFindsTheCellsThatWereSent() throws Exception {
        Fuzz.check("transcoder: csv", 4_000, draw -> {
            Sent sent = Sent.drawn(draw);
            String delimiter = draw.of(",", ";", "|", "\t", "x", " ");
            String nullText = draw.of("", "NULL", "\\N", "a");
            if (nullText.contains(delimiter)) {
                return "no dialect";
            }
            OutputOptions options =
                    OutputOptions.PLAIN.withoutHeader().withDelimiter(delimiter).withNullText(nullText);
            String csv = sent.result(draw).as(OutputFormat.CSV, options);
            // quotes tell a text that looks like NULL from NULL, which this mode of the reader heeds
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(delimiter)
                    .setNullString(nullText)
                    .setQuoteMode(QuoteMode.ALL_NON_NULL)
                    .setIgnoreEmptyLines(false)
                    .setRecordSeparator("\n")
                    .get();
            List<List<Optional<String>>> read = new ArrayList<>();
            for (CSVRecord row : format.parse(new StringReader(csv))) {
                read.add(IntStream.range(0, row.size())
                        .mapToObj(i -> Optional.ofNullable(row.get(i)))
                        .toList());
            }
            assertThat(read).isEqualTo(sent.rows());
            return "the same cells";
        });
    }

    @Test
    void jacksonFindsTheCellsThatWereSent() throws Exception {
        Fuzz.check("transcoder: json, jsonl", 3_000, draw -> {
            Sent sent = Sent.drawn(draw);
            List<List<Optional<String>>> read = new ArrayList<>();
            if (draw.coin()) {
                mapper.readTree(sent.result(draw).as(OutputFormat.JSON)).forEach(row -> read.add(cells(row)));
            } else {
                for (String line : sent.result(draw).as(OutputFormat.JSONL).split("\n", -1)) {
                    if (!line.isEmpty()) {
                        read.add(cells(mapper.readTree(line)));
                    }
                }
            }
            assertThat(read).isEqualTo(sent.rows());
            return "the same cells";
        });
    }

    @Test
    void aDamagedChunkIsReadAsJacksonReadsItOrRefused() throws Exception {
        Fuzz.check("transcoder: damaged chunks", 6_000, draw -> {
            Sent sent = Sent.drawn(draw);
            byte[] chunk = draw.coin()
                    ? draw.damaged(sent.json()).getBytes(StandardCharsets.UTF_8)
                    : draw.damaged(sent.json().getBytes(StandardCharsets.UTF_8));
            Optional<List<List<Optional<String>>>> judged = byJackson(chunk, sent.width());
            OutputFormat format = draw.of(OutputFormat.TSV, OutputFormat.CSV, OutputFormat.JSON, OutputFormat.LINE);
            List<List<Optional<String>>> read;
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                format.newWriter(OutputOptions.PLAIN.withoutHeader())
                        .write(new Damaged(sent.columns(), chunk, draw), bytes::write);
                if (format != OutputFormat.TSV) {
                    return judged.isPresent() ? "read" : refusedByJackson(chunk);
                }
                read = tsv(bytes.toString(StandardCharsets.UTF_8));
            } catch (Incomplete | Unexpected refusal) {
                assertThat(refusal.remedy()).isNotBlank();
                assertThat(judged)
                        .as("what Jackson reads and we refuse: %s, of %s", refusal.getMessage(), text(chunk))
                        .isEmpty();
                return "refused";
            }
            if (judged.isEmpty()) {
                return refusedByJackson(chunk);
            }
            assertThat(read).isEqualTo(judged.get());
            return "read";
        });
    }

    /** Jackson wants text; bytes that are none pass through a program that copies bytes. */
    private static String refusedByJackson(byte[] chunk) {
        assertThat(isText(chunk))
                .as("Jackson refuses it and we read it: %s", text(chunk))
                .isFalse();
        return "passed on, no UTF-8";
    }

    private static String text(byte[] chunk) {
        return new String(chunk, StandardCharsets.UTF_8);
    }

    private static boolean isText(byte[] chunk) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(chunk));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The rows, where it is an array of rows of so many strings, numbers, booleans and nulls, and UTF-8. */
    private static Optional<List<List<Optional<String>>>> byJackson(byte[] chunk, int width) throws IOException {
        if (!isText(chunk) || isForAnotherEncoding(chunk)) {
            return Optional.empty();
        }
        List<List<Optional<String>>> rows = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(chunk)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                List<Optional<String>> row = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parser.currentToken() == null || parser.currentToken().isStructStart()) {
                        return Optional.empty();
                    }
                    row.add(
                            parser.currentToken() == JsonToken.VALUE_NULL
                                    ? Optional.empty()
                                    : Optional.of(LONE.matcher(parser.getText()).replaceAll("\ufffd")));
                }
                rows.add(row);
            }
            boolean isWhole = parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() == null;
            return isWhole && rows.stream().allMatch(row -> row.size() == width) ? Optional.of(rows) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** Jackson takes a zero byte or a mark near the start for UTF-16 or UTF-32, which this wire never is. */
    private static boolean isForAnotherEncoding(byte[] chunk) {
        return (chunk.length > 0 && chunk[0] < 0)
                || IntStream.range(0, Math.min(4, chunk.length)).anyMatch(i -> chunk[i] == 0);
    }

    private static List<Optional<String>> cells(JsonNode row) {
        List<Optional<String>> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell.isNull() ? Optional.empty() : Optional.of(cell.asText())));
        return cells;
    }

    private static List<List<Optional<String>>> tsv(String text) {
        List<List<Optional<String>>> rows = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (String line : Arrays.copyOf(lines, lines.length - 1)) {
            rows.add(Arrays.stream(line.split("\t", -1))
                    .map(cell -> cell.equals("\\N") ? Optional.<String>empty() : Optional.of(unescaped(cell)))
                    .toList());
        }
        return rows;
    }

    private static String unescaped(String cell) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\') {
                i++;
                c = switch (cell.charAt(i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> cell.charAt(i);
                };
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /** Rows as they were meant, and the JSON that says them. */
    private record Sent(int width, List<List<Optional<String>>> rows, String json) {

        static Sent drawn(Draw draw) {
            int width = 1 + draw.below(4);
            List<List<Optional<String>>> rows = new ArrayList<>();
            StringBuilder json = new StringBuilder(draw.of("[", " [", "[\n"));
            for (int i = draw.below(5); i > 0; i--) {
                json.append(rows.isEmpty() ? "" : draw.of(",", ", ", ",\r\n")).append('[');
                List<Optional<String>> row = new ArrayList<>();
                for (int column = 0; column < width; column++) {
                    json.append(column == 0 ? "" : draw.of(",", " ,\t"));
                    Optional<String> cell =
                            draw.oneIn(5) ? Optional.empty() : Optional.of(draw.text(draw.oneIn(20) ? 300 : 6));
                    json.append(cell.map(draw::quoted).orElse("null"));
                    row.add(cell);
                }
                json.append(']');
                rows.add(row);
            }
            return new Sent(width, rows, json.append(']').toString());
        }

        List<Column> columns() {
            return IntStream.range(0, width)
                    .mapToObj(i -> Column.of("c" + i, "STRING", "STRING"))
                    .toList();
        }

        TextResult result(Draw draw) {
            return new TextResult(columns(), List.of(json), 0, 1 + draw.below(60));
        }
    }

    /** One chunk of whatever bytes, in pieces of all sizes. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    private record Damaged(List<Column> columns, byte[] chunk, Draw draw) implements RowsAlone {

        @Override
        public void transfer(ChunkTranscoder.Factory transcoders, ByteSink out) throws IOException {
            ChunkTranscoder transcoder = transcoders.open(0);
            int position = 0;
            while (position < chunk.length) {
                int length = draw.piece(chunk.length - position);
                transcoder.feed(chunk, position, length, out);
                position += length;
            }
            transcoder.finish(out);
        }
    }
}
