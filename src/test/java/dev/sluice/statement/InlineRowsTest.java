// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.download.DownloadProgress;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.output.OutputFormat;
import dev.sluice.output.OutputOptions;
import dev.sluice.result.QueryResult;
import dev.sluice.statement.StatementResponse.Chunk;
import dev.sluice.statement.StatementResponse.ColumnInfo;
import dev.sluice.statement.StatementResponse.Manifest;
import dev.sluice.statement.StatementResponse.Schema;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows inside of answers are held against all that counts them: the chunk, the manifest's list, its total. */
class InlineRowsTest {

    private static final ResultData FIRST = new ResultData(0, 0, 2, rows("[[\"1\"],[\"2\"]]"), null, 1);
    private static final ResultData SECOND = new ResultData(1, 2, 1, rows("[[\"3\"]]"), null, null);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void rowsThatTheManifestListsAreWritten() throws Exception {
        write(List.of(new Chunk(0, 0, 2), new Chunk(1, 2, 1)));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("n\n1\n2\n3\n");
    }

    @Test
    void aManifestThatListsNoChunksIsNoFailure() throws Exception {
        write(null);
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("3\n");
    }

    /** The total agrees and each chunk with itself: only the list shows that rows stand in the wrong one. */
    @Test
    void aChunkThatDiffersFromTheListIsIncomplete() {
        assertThatThrownBy(() -> write(List.of(new Chunk(0, 0, 1), new Chunk(1, 1, 2))))
                .isInstanceOf(Incomplete.class)
                .hasMessageContaining("Chunk 0 of the result has 1 rows by the manifest, but 2 came");
    }

    private void write(@Nullable List<Chunk> listed) throws Exception {
        Schema schema = new Schema(List.of(new ColumnInfo("n", "INT", "INT")));
        Manifest manifest = new Manifest("JSON_ARRAY", schema, 2, 3, false, null, listed);
        ResultChunks chunks = new ResultChunks(_ -> SECOND, "id");
        QueryResult result = new StatementResult(
                "id", manifest, new InlineRows(manifest, FIRST, 0, chunks, new DownloadProgress()), _ -> {});
        OutputFormat.CSV.newWriter(OutputOptions.PLAIN).write(result, out::write);
    }

    private static RawRows rows(String json) {
        return new RawRows(json.getBytes(StandardCharsets.UTF_8));
    }
}
