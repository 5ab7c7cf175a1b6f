// SPDX-License-Identifier: Apache-2.0
package dev.sluice.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Rows that the program holds already, as a result: so that a listing can be written in every format of a query. */
public record HeldRows(List<Column> columns, List<List<Optional<String>>> rows) implements QueryResult {

    private static final JsonFactory JSON = new JsonFactory();

    /** It comes from no statement. */
    @Override
    public String statementId() {
        return "";
    }

    @Override
    public long rowCount() {
        return rows.size();
    }

    @Override
    public boolean isTruncated() {
        return false;
    }

    @Override
    public void transfer(ChunkTranscoder.Factory transcoders, ByteSink out) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(chunk)) {
            json.writeStartArray();
            for (List<Optional<String>> row : rows) {
                json.writeStartArray();
                for (Optional<String> cell : row) {
                    json.writeString(cell.orElse(null));
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        ChunkTranscoder transcoder = transcoders.open(0);
        transcoder.feed(chunk.toByteArray(), 0, chunk.size(), out);
        transcoder.finish(out);
    }

    @Override
    public void close() {}
}
