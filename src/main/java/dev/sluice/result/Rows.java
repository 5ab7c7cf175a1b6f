// SPDX-License-Identifier: Apache-2.0
package dev.sluice.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a small answer as text, for the program's own questions; results go through writers instead. */
public final class Rows {

    private static final JsonFactory JSON = new JsonFactory();

    private Rows() {}

    /** Reads the whole result; each cell is the server's text, or empty for NULL. */
    public static List<List<Optional<String>>> of(QueryResult result) throws IOException, InterruptedException {
        List<List<Optional<String>>> rows = new ArrayList<>();
        result.transfer(offset -> new Collector(rows), (bytes, start, length) -> {});
        return rows;
    }

    private static final class Collector implements ChunkTranscoder {

        private final List<List<Optional<String>>> rows;
        private final ByteArrayOutputStream json = new ByteArrayOutputStream();

        Collector(List<List<Optional<String>>> rows) {
            this.rows = rows;
        }

        @Override
        public void feed(byte[] bytes, int offset, int length, ByteSink out) {
            json.write(bytes, offset, length);
        }

        @Override
        public long finish(ByteSink out) throws IOException {
            long count = 0;
            try (JsonParser parser = JSON.createParser(json.toByteArray())) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.START_ARRAY) {
                    List<Optional<String>> row = new ArrayList<>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        row.add(
                                parser.currentToken() == JsonToken.VALUE_NULL
                                        ? Optional.empty()
                                        : Optional.of(parser.getText()));
                    }
                    rows.add(row);
                    count++;
                }
            }
            return count;
        }
    }
}
