// SPDX-License-Identifier: Apache-2.0
package dev.sluice.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.acceptance.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The program against Apache Spark's own Connect server, which src/test/spark/fetch brings. */
@EnabledIfSystemProperty(named = "sluice.spark", matches = "required", disabledReason = "needs -Dsluice.spark=required")
class SparkConnectIT {

    /** Every scalar type that Spark's own CSV can hold, with NULL, the empty text and what has to be quoted. */
    private static final String SCALARS = """
            SELECT * FROM VALUES
              (1, true, CAST(1 AS TINYINT), CAST(-2 AS SMALLINT), 3, 9223372036854775807, CAST(1.5 AS FLOAT), 2.25D,
                CAST(12345678901234567890.123456789 AS DECIMAL(38,9)), 'a,"b"', DATE'2026-01-31',
                TIMESTAMP'2026-01-31 12:34:56.123456', TIMESTAMP_NTZ'1969-12-31 23:59:59.999999'),
              (2, false, CAST(-128 AS TINYINT), NULL, -2147483648, -1, CAST('NaN' AS FLOAT), CAST('-Infinity' AS DOUBLE),
                CAST(-0.000001 AS DECIMAL(38,9)), '', DATE'0001-01-01', TIMESTAMP'2026-07-01 00:00:00',
                TIMESTAMP_NTZ'2026-01-01 00:00:00'),
              (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
              AS t(n, bool, tiny, small, i, big, f, d, dec, s, day, ts, ntz)
            """;

    @TempDir
    private static Path folder;

    private static SparkProcess spark;

    record Outcome(int exit, String out, String err) {}

    @BeforeAll
    static void start() throws IOException {
        Path jars = Path.of(System.getProperty("sluice.build", "target"), "spark", "lib")
                .toAbsolutePath();
        assertThat(jars).as("run src/test/spark/fetch first").isDirectory();
        spark = SparkProcess.start(jars, folder.resolve("spark"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (spark != null) {
            spark.close();
        }
    }

    private static Process begin(int port, String... words) throws IOException {
        // whatever was started in the background ignores SIGINT, and hands that on: perl undoes it
        List<String> all = new ArrayList<>(List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV"));
        all.addAll(Program.underTest().words());
        all.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("SLUICE_HOST", "http://127.0.0.1:" + port);
        builder.environment().put("SLUICE_AUTH_TYPE", "pat");
        builder.environment().put("SLUICE_TOKEN", "local-pat");
        builder.environment().put("SLUICE_CLUSTER_ID", "0101-000000-local000");
        return builder.start();
    }

    private static Outcome sluice(String... words) throws Exception {
        return sluiceAt(spark.port(), words);
    }

    private static Outcome sluiceAt(int port, String... words) throws Exception {
        return outcome(begin(port, words));
    }

    private static Outcome outcome(Process process) throws Exception {
        process.getOutputStream().close();
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        String out = text(process.getInputStream());
        return new Outcome(process.waitFor(), out, err.get());
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static String csv(String sql) throws Exception {
        Outcome outcome = sluice("query", sql, "-o", "csv");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isZero();
        return outcome.out();
    }

    @Test
    void scalarsAreTheRowsThatSparkItselfWritesAsCsv() throws Exception {
        Path own = folder.resolve("own-csv");
        Outcome written = sluice(
                "query",
                "INSERT OVERWRITE DIRECTORY '" + own
                        + "' USING csv OPTIONS (header 'true', escape '\"', timestampFormat"
                        + " \"yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX\", timestampNTZFormat \"yyyy-MM-dd'T'HH:mm:ss.SSSSSS\")"
                        + " SELECT /*+ COALESCE(1) */ * FROM (" + SCALARS + ") ORDER BY n");
        assertThat(written.err()).isEmpty();
        try (Stream<Path> files = Files.list(own)) {
            Path part = files.filter(file -> file.getFileName().toString().endsWith(".csv"))
                    .findFirst()
                    .orElseThrow();
            assertThat(csv("SELECT * FROM (" + SCALARS + ") ORDER BY n")).isEqualTo(Files.readString(part));
        }
    }

    @Test
    void nestedTypesIntervalsAndBinaryAreTextAsAWarehouseWritesThem() throws Exception {
        Outcome outcome = sluice("query", """
                SELECT array(1, NULL, 3) AS list, map('k', 1.50) AS pairs, named_struct('a', 1, 'b', 'x') AS both,
                  INTERVAL '1-2' YEAR TO MONTH AS ym, INTERVAL '1 02:03:04.5' DAY TO SECOND AS ds, X'6869' AS bin,
                  CAST(NULL AS VOID) AS nothing, array(named_struct('t', TIMESTAMP'2026-01-31 12:00:00')) AS deep
                """, "-o", "jsonl");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .isEqualTo("{\"list\":[1,null,3],\"pairs\":{\"k\":1.50},\"both\":{\"a\":1,\"b\":\"x\"},\"ym\":\"1-2\","
                        + "\"ds\":\"1 02:03:04.500000000\",\"bin\":\"aGk=\",\"nothing\":null,"
                        + "\"deep\":[{\"t\":\"2026-01-31T12:00:00.000000Z\"}]}\n");
    }

    @Test
    void aMillionRowsComeWholeAndInOrder() throws Exception {
        StringBuilder expected = new StringBuilder("id,name\n");
        for (int i = 0; i < 1_000_000; i++) {
            expected.append(i).append(",row ").append(i).append('\n');
        }
        assertThat(csv("SELECT id, concat('row ', id) AS name FROM range(1000000)")
                        .equals(expected.toString()))
                .as("a million rows, byte for byte")
                .isTrue();
    }

    @Test
    void anEmptyResultHasItsColumnsAndArrowItsSchema() throws Exception {
        assertThat(csv("SELECT id, 'x' AS name FROM range(0)")).isEqualTo("id,name\n");
        Outcome arrow = sluice("query", "SELECT id FROM range(0)", "-o", "arrow");
        assertThat(arrow.exit()).isZero();
        assertThat(arrow.out()).contains("id");
    }

    @Test
    void aTableIsMadeFilledAndReadInSessionsOfTheirOwn() throws Exception {
        assertThat(sluice("query", "CREATE TABLE numbers (n INT) USING parquet").exit())
                .isZero();
        assertThat(sluice("query", "INSERT INTO numbers VALUES (1), (2), (3)").exit())
                .isZero();
        assertThat(csv("SELECT sum(n) AS total FROM numbers")).isEqualTo("total\n6\n");
        assertThat(csv("SHOW TABLES")).contains("numbers");
    }

    @Test
    void statementsShareASessionAndParametersAreBound() throws Exception {
        Outcome outcome = sluice(
                "query",
                "SET spark.sql.ansi.enabled=false; CREATE TEMPORARY VIEW v AS SELECT 1/0 AS broken;"
                        + " SELECT broken, :text AS text, :amount AS amount, :day AS day, :none AS none FROM v",
                "-p",
                "text=it's; --",
                "-p",
                "amount:DECIMAL(10,2)=1.5",
                "-p",
                "day:DATE=2026-01-31",
                "-p",
                "none",
                "-o",
                "csv");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("broken,text,amount,day,none\n,it's; --,1.50,2026-01-31,\n");
    }

    @Test
    void aLimitIsPartOfThePlan() throws Exception {
        Outcome outcome = sluice("query", "SELECT id FROM range(100)", "--limit", "2", "-o", "csv");
        assertThat(outcome.out()).isEqualTo("id\n0\n1\n");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void anErrorHasTheServersWholeWordsAndItsSqlState() throws Exception {
        Outcome outcome = sluice("query", "SELECT 1/0 AS n", "-o", "csv");
        assertThat(outcome.exit()).isEqualTo(7);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("[DIVIDE_BY_ZERO]").contains("SQLSTATE: 22012");
        String name = "n".repeat(4000);
        Outcome late = sluice("query", "SELECT raise_error('" + name + " is the end') AS n", "-o", "csv");
        assertThat(late.exit()).isEqualTo(7);
        assertThat(late.err()).contains("is the end");
    }

    @Test
    void anErrorBehindRowsIsAFailureWithoutAFile() throws Exception {
        Outcome outcome = sluice(
                "query",
                "SELECT IF(id = 900000, raise_error('late'), id) AS n FROM range(0, 1000000, 1, 4)",
                "--output",
                "late.csv");
        assertThat(outcome.exit()).isEqualTo(7);
        assertThat(folder.resolve("late.csv")).doesNotExist();
    }

    @Test
    void ctrlCCancelsOnTheServer() throws Exception {
        Process process = begin(
                spark.port(),
                "query",
                "--all-results",
                "SELECT 'ready' AS said; SELECT java_method('java.lang.Thread', 'sleep', 600000L) AS slept",
                "-o",
                "csv");
        BufferedReader out = process.inputReader();
        assertThat(out.readLine()).isEqualTo("said");
        assertThat(out.readLine()).isEqualTo("ready");
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Stopped");
    }

    @Test
    void twoSessionsAtOnceSeeTheirOwnViews() throws Exception {
        List<CompletableFuture<Outcome>> both = Stream.of("left", "right")
                .map(name -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return sluice(
                                "query",
                                "CREATE TEMPORARY VIEW mine AS SELECT '" + name + "' AS who; SELECT who FROM mine",
                                "-o",
                                "csv");
                    } catch (Exception failure) {
                        throw new IllegalStateException(failure);
                    }
                }))
                .toList();
        assertThat(both.get(0).get().out()).isEqualTo("who\nleft\n");
        assertThat(both.get(1).get().out()).isEqualTo("who\nright\n");
    }

    @Test
    void aConnectionThatBreaksIsRegainedAndTheRowsAreWhole() throws Exception {
        try (CuttingRelay relay = new CuttingRelay(spark.port(), 3_000_000)) {
            Outcome outcome = sluiceAt(relay.port(), "query", "SELECT id FROM range(1000000)", "-o", "csv");
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out().lines().count()).isEqualTo(1_000_001);
            assertThat(outcome.out()).startsWith("id\n0\n1\n").endsWith("\n999999\n");
            assertThat(relay.connections()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatIsRestartedInMidStreamIsAFailureAndNotAShorterResult() throws Exception {
        try (SparkProcess other = SparkProcess.start(
                Path.of(System.getProperty("sluice.build", "target"), "spark", "lib")
                        .toAbsolutePath(),
                folder.resolve("other"))) {
            Process process = begin(
                    other.port(), "query", "SELECT id, repeat('x', 100) AS text FROM range(1000000)", "-o", "csv");
            InputStream out = process.getInputStream();
            assertThat(out.readNBytes(1_000_000)).hasSize(1_000_000);
            other.crashAndRestart(); // meanwhile nobody reads, so that the program cannot be done
            Outcome outcome = outcome(process);
            assertThat(outcome.exit()).isIn(6, 8);
            assertThat(outcome.err()).startsWith("sluice: ").doesNotContain("\tat ");
        }
    }
}
