// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Seeded random tables, written by Jackson and read back by other readers than ours. */
class RandomTablesTest {

    private static final int TABLES = 2_000;
    private static final List<String> PIECES = List.of(
            "",
            ",",
            "\"",
            "\n",
            "\r",
            "\\",
            "\t",
            "\u0000",
            "a",
            "plain text",
            "\u00fc",
            "\u6771",
            "\ud83d\ude00",
            "N",
            "\\N",
            "\u007f",
            " ");

    private final ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void anotherCsvReaderFindsTheSameCells() throws JsonProcessingException {
        for (int seed = 0; seed < TABLES; seed++) {
            List<List<Optional<String>>> rows = table(new Random(seed));
            String csv = result(rows, seed).as(OutputFormat.CSV, OutputOptions.PLAIN.withoutHeader());
            assertThat(readCsv(csv)).as("seed %s", seed).isEqualTo(rows);
        }
    }

    @Test
    void cellsOfEveryLengthFitThroughTheBuffers() throws JsonProcessingException {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<List<Optional<String>>> rows = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int length = random.nextInt(10) == 0 ? random.nextInt(90_000) : 4_070 + random.nextInt(60);
                String filler = PIECES.get(random.nextInt(PIECES.size()));
                rows.add(List.of(Optional.of("x".repeat(length) + filler + "y"), Optional.of(filler)));
            }
            TextResult result = result(rows, seed).inPiecesOf(1_000 + 977 * seed);
            OutputOptions noHeader = OutputOptions.PLAIN.withoutHeader();
            assertThat(readCsv(result.as(OutputFormat.CSV, noHeader)).equals(rows))
                    .as("csv, seed %s", seed)
                    .isTrue();
            assertThat(readTsv(result.as(OutputFormat.TSV, noHeader)).equals(rows))
                    .as("tsv, seed %s", seed)
                    .isTrue();
            assertThat(mapper.readTree(result.as(OutputFormat.JSON))
                            .get(59)
                            .get("c0")
                            .asText())
                    .isEqualTo(rows.get(59).getFirst().orElseThrow());
        }
    }

    @Test
    void tsvReadsBackToTheSameCells() throws JsonProcessingException {
        for (int seed = 0; seed < TABLES; seed++) {
            List<List<Optional<String>>> rows = table(new Random(seed));
            String tsv = result(rows, seed).as(OutputFormat.TSV, OutputOptions.PLAIN.withoutHeader());
            assertThat(readTsv(tsv)).as("seed %s", seed).isEqualTo(rows);
        }
    }

    @Test
    void jacksonFindsTheSameCellsInJsonAndItsLines() throws JsonProcessingException {
        for (int seed = 0; seed < TABLES; seed++) {
            List<List<Optional<String>>> rows = table(new Random(seed));
            TextResult result = result(rows, seed);
            List<List<Optional<String>>> read = new ArrayList<>();
            for (JsonNode row : mapper.readTree(result.as(OutputFormat.JSON))) {
                read.add(cells(row));
            }
            assertThat(read).as("seed %s", seed).isEqualTo(rows);
            read.clear();
            for (String line : result.as(OutputFormat.JSONL).lines().toList()) {
                read.add(cells(mapper.readTree(line)));
            }
            assertThat(read).as("lines, seed %s", seed).isEqualTo(rows);
        }
    }

    @Test
    void nestedValuesStayTheSameTreeAndBrokenOnesTheSameText() throws JsonProcessingException {
        for (int seed = 0; seed < TABLES; seed++) {
            Random random = new Random(seed);
            JsonNode tree = tree(random, 4);
            String text = random.nextBoolean() ? tree.toString() : tree.toPrettyString();
            // half of a surrogate pair cannot be sent as UTF-8
            String broken = broken(text, random).replaceAll("\\p{Cs}", "?");
            String chunk = mapper.writeValueAsString(List.of(List.of(text), List.of(broken)));
            String json = TextResult.of(List.of("v VARIANT"), chunk)
                    .inPiecesOf(1 + seed % 50)
                    .as(OutputFormat.JSON);
            JsonNode written = mapper.readTree(json);
            assertThat(json.lines()).hasSize(2);
            assertThat(written.get(0).get("v")).as("seed %s", seed).isEqualTo(tree);
            JsonNode second = written.get(1).get("v");
            boolean same = second.isTextual() && second.asText().equals(broken);
            assertThat(same || second.equals(strictly(broken)))
                    .as("seed %s: %s became %s", seed, mapper.writeValueAsString(broken), second)
                    .isTrue();
        }
    }

    private JsonNode strictly(String text) {
        try {
            return mapper.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text);
        } catch (JsonProcessingException e) {
            return mapper.missingNode();
        }
    }

    private static String broken(String text, Random random) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + "{}[]\",:0-eE.+x\\ ".charAt(random.nextInt(16)) + text.substring(at);
            default -> text.substring(0, at);
        };
    }

    private JsonNode tree(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> mapper.getNodeFactory().nullNode();
            case 1 -> mapper.getNodeFactory().booleanNode(random.nextBoolean());
            case 2 -> mapper.getNodeFactory().numberNode(random.nextInt());
            case 3, 4 -> mapper.getNodeFactory().textNode(text(random));
            case 5 -> {
                var array = mapper.createArrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(tree(random, depth - 1));
                }
                yield array;
            }
            default -> {
                var object = mapper.createObjectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set(text(random), tree(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private TextResult result(List<List<Optional<String>>> rows, int seed) throws JsonProcessingException {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < rows.getFirst().size(); i++) {
            columns.add("c" + i + " STRING");
        }
        List<List<Object>> plain = new ArrayList<>();
        for (List<Optional<String>> row : rows) {
            List<Object> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.<Object>map(text -> text).orElse(mapper.nullNode())));
            plain.add(cells);
        }
        int split = seed % rows.size();
        return TextResult.of(
                        columns,
                        mapper.writeValueAsString(plain.subList(0, split)),
                        mapper.writeValueAsString(plain.subList(split, plain.size())))
                .inPiecesOf(1 + seed % 100);
    }

    private static List<List<Optional<String>>> table(Random random) {
        int width = 1 + random.nextInt(4);
        List<List<Optional<String>>> rows = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            List<Optional<String>> row = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                row.add(random.nextInt(5) == 0 ? Optional.empty() : Optional.of(text(random)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static List<Optional<String>> cells(JsonNode row) {
        List<Optional<String>> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell.isNull() ? Optional.empty() : Optional.of(cell.asText())));
        return cells;
    }

    private static List<List<Optional<String>>> readTsv(String tsv) {
        List<List<Optional<String>>> rows = new ArrayList<>();
        for (String line : tsv.split("\n", -1)) {
            List<Optional<String>> row = new ArrayList<>();
            for (String cell : line.split("\t", -1)) {
                row.add(
                        cell.equals("\\N")
                                ? Optional.empty()
                                : Optional.of(cell.replace("\\\\", "\u0001")
                                        .replace("\\t", "\t")
                                        .replace("\\n", "\n")
                                        .replace("\\r", "\r")
                                        .replace("\u0001", "\\")));
            }
            rows.add(row);
        }
        return rows.subList(0, rows.size() - 1);
    }

    private static List<List<Optional<String>>> readCsv(String csv) {
        List<List<Optional<String>>> rows = new ArrayList<>();
        List<Optional<String>> row = new ArrayList<>();
        int position = 0;
        while (position < csv.length()) {
            StringBuilder cell = new StringBuilder();
            boolean quoted = csv.charAt(position) == '"';
            if (quoted) {
                position++;
                while (csv.charAt(position) != '"' || csv.startsWith("\"\"", position)) {
                    position += csv.charAt(position) == '"' ? 1 : 0;
                    cell.append(csv.charAt(position++));
                }
                position++;
            } else {
                while (csv.charAt(position) != ',' && csv.charAt(position) != '\n') {
                    cell.append(csv.charAt(position++));
                }
            }
            row.add(quoted || !cell.isEmpty() ? Optional.of(cell.toString()) : Optional.empty());
            if (csv.charAt(position++) == '\n') {
                rows.add(row);
                row = new ArrayList<>();
            }
        }
        return rows;
    }
}
