// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.download.DownloadProgress;
import dev.sluice.download.LinkDownloader;
import dev.sluice.error.SluiceException;
import dev.sluice.fuzz.Draw;
import dev.sluice.fuzz.Fuzz;
import dev.sluice.http.ProxyRules;
import dev.sluice.http.Transport;
import dev.sluice.http.Trust;
import dev.sluice.output.OutputFormat;
import dev.sluice.output.OutputOptions;
import dev.sluice.statement.StatementResponse.Manifest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers of the Statement Execution API of every shape: their rows come whole and as many as promised, or a failure. */
class AnswerFuzzTest {

    private final ObjectMapper mapper = new ObjectMapper();
    private final LinkDownloader downloader = new LinkDownloader(
            new Transport(Trust.from(Map.of()), ProxyRules.none(), Duration.ofSeconds(1), Duration.ofSeconds(1)),
            Clock.systemUTC(),
            wait -> {});

    @Test
    void theRowsAreWholeOrAFailureSaysWhy() throws Exception {
        Fuzz.check("manifests and chunks", 6_000, draw -> {
            String answer = draw.oneIn(3) ? draw.damaged(answer(draw)) : answer(draw);
            StatementResponse response;
            try {
                response = mapper.readValue(answer, StatementResponse.class);
            } catch (JsonProcessingException unreadable) {
                return "not this JSON"; // told as such by the client, TransportFailureTest
            }
            if (response == null) {
                return "nothing";
            }
            Manifest manifest = response.manifest();
            if (response.state() == State.FAILED) {
                SluiceException failure = StatementFailures.failed("id", response.status());
                assertThat(failure.remedy()).isNotBlank();
                return "a failed statement";
            }
            if (manifest == null) {
                return "no manifest";
            }
            return transferred(draw, manifest, response.result());
        });
    }

    private String transferred(Draw draw, Manifest manifest, @org.jspecify.annotations.Nullable ResultData first)
            throws Exception {
        DownloadProgress progress = new DownloadProgress();
        ResultChunks chunks = new ResultChunks(_ -> chunkOf(draw), "id");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean isInline = first != null && first.dataArray() != null;
        try {
            StatementResult.RowFlow rows = isInline
                    ? new InlineRows(manifest, first, 0, chunks, progress)
                    : new LinkedRows(manifest, first, 0, chunks, Wire.JSON_ARRAY, downloader, progress);
            StatementResult result = new StatementResult("id", manifest, rows, _ -> {});
            OutputFormat.JSONL.newWriter(OutputOptions.PLAIN).write(result, out::write);
        } catch (SluiceException failure) {
            assertThat(failure.getMessage()).isNotBlank().doesNotContain("signature");
            assertThat(failure.remedy()).isNotBlank();
            return failure.getClass().getSimpleName();
        }
        long lines = Arrays.stream(out.toString(StandardCharsets.UTF_8).split("\n", -1))
                .filter(line -> !line.isEmpty())
                .count();
        assertThat(lines).as("%s %s", manifest, first).isEqualTo(manifest.totalRowCount());
        return lines > 0 ? "rows" : "no rows";
    }

    private ResultData chunkOf(Draw draw) {
        try {
            ResultData data =
                    mapper.readValue(draw.oneIn(6) ? draw.damaged(chunk(draw)) : chunk(draw), ResultData.class);
            return data == null ? new ResultData(0, 0, 0, null, null, null) : data;
        } catch (JsonProcessingException unreadable) {
            throw new SluiceException.Unexpected(
                    dev.sluice.error.Explanation.of("The answer is not the JSON that was expected.", "Run it again."));
        }
    }

    private static String answer(Draw draw) {
        int rows = draw.below(4);
        String columns = draw.of(
                "[{\"name\":\"a\",\"type_text\":\"INT\",\"type_name\":\"INT\"}]",
                "[{\"name\":\"a\",\"type_text\":\"STRING\"},{\"name\":\"a\"}]",
                "[null]",
                "null",
                "[]");
        String chunks = draw.of(
                "",
                ",\"chunks\":[{\"chunk_index\":0,\"row_offset\":0,\"row_count\":" + rows + "}]",
                ",\"chunks\":[{\"chunk_index\":" + draw.number() + ",\"row_count\":" + draw.number() + "},null]",
                ",\"chunks\":null",
                ",\"chunks\":[]");
        return "{\"statement_id\":\"id\",\"status\":{\"state\":"
                + draw.of("\"SUCCEEDED\"", "\"SUCCEEDED\"", "\"FAILED\"", "\"CLOSED\"", "\"NEW\"", "null")
                + draw.of("", ",\"error\":{\"error_code\":\"X\",\"message\":" + draw.json(1) + "},\"sql_state\":null")
                + "},\"manifest\":" + draw.of("", "null,\"x\":") + "{\"format\":\"JSON_ARRAY\",\"schema\":{\"columns\":"
                + columns
                + "},\"total_chunk_count\":" + draw.of("1", "1", Long.toString(draw.below(3)), "2147483647", "-1")
                + ",\"total_row_count\":" + (draw.oneIn(4) ? draw.number() : rows) + chunks
                + draw.of("", ",\"result_compression\":" + draw.json(1)) + "},\"result\":"
                + draw.of("null", rows(draw, rows), rows(draw, rows), chunk(draw)) + "}";
    }

    private static String rows(Draw draw, int count) {
        String row = draw.of("[\"1\"]", "[\"1\",null]", "[" + draw.json(1) + "]");
        return "{\"chunk_index\":0,\"row_offset\":0,\"row_count\":" + count + ",\"data_array\":["
                + String.join(",", java.util.Collections.nCopies(count, row)) + "]"
                + draw.of("", "", ",\"next_chunk_index\":" + draw.number()) + "}";
    }

    /** A part of a result; an address is none that anything could be fetched from. */
    private static String chunk(Draw draw) {
        if (draw.coin()) {
            return rows(draw, draw.below(3));
        }
        String link = "{\"chunk_index\":" + draw.below(2) + ",\"row_offset\":" + draw.number() + ",\"row_count\":"
                + draw.number() + ",\"byte_count\":" + draw.number() + ",\"external_link\":"
                + draw.of("null", draw.quoted("ftp://" + draw.text(3)), "\"http://acme.example/x?signature=1\"", "\"\"")
                + ",\"expiration\":" + draw.of("null", "\"2026-01-01T00:00:00Z\"", draw.quoted(draw.text(2)))
                + ",\"http_headers\":" + draw.of("null", "{}", "{\"a\":null}", "{\"a\\r\\nb\":\"c\"}") + "}";
        return "{\"external_links\":" + draw.of("[" + link + "]", "[null]", "[]", "null", "[" + link + "," + link + "]")
                + ",\"next_chunk_index\":" + draw.number() + "}";
    }
}
