// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class ReportFormatTest {

    private static final String NASTY = "a\"b\\c<d>&'\u0001\u009b\uD83D\uDE00";

    @Test
    void junitXmlIsValidUnderTheCommonSchema() throws IOException, SAXException {
        String xml = ReportFormat.JUNIT.render(List.of(Reports.passed("prod"), Reports.failed(NASTY)));

        validate(xml);
        assertThat(xml)
                .contains("tests=\"6\" failures=\"1\" errors=\"0\" skipped=\"1\"")
                .contains("type=\"token-refused\"")
                .doesNotContain("<script>");
    }

    @Test
    void junitXmlOfNoConnectionIsValidToo() throws IOException, SAXException {
        validate(ReportFormat.JUNIT.render(List.of()));
        assertThat(ReportFormat.JUNIT.render(List.of())).contains("tests=\"0\"");
    }

    @Test
    void metricsAreAcceptedByPromtool() throws IOException, InterruptedException {
        boolean isRequired = System.getProperty("sluice.browser", "").equals("required"); // as in CI
        assumeTrue(isRequired || isOnPath("promtool"), "no promtool here (Debian's package prometheus)");
        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectErrorStream(true)
                .start();
        promtool.getOutputStream()
                .write(ReportFormat.PROMETHEUS
                        .render(List.of(Reports.passed("prod"), Reports.failed(NASTY)))
                        .getBytes(StandardCharsets.UTF_8));
        promtool.getOutputStream().close();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
    }

    @Test
    void metricsHaveTheNamesThatAreDocumented() {
        assertThat(ReportFormat.PROMETHEUS.render(List.of(Reports.passed("prod"), Reports.failed("other"))))
                .contains("sluice_check_success{connection=\"prod\"} 1\n")
                .contains("sluice_check_success{connection=\"other\"} 0\n")
                .contains("sluice_check_phase_duration_seconds{connection=\"other\",phase=\"api\"} 2.300\n")
                .contains("sluice_check_token_expiry_seconds{connection=\"prod\"} 1795517940\n")
                .contains("sluice_check_tls_not_after_seconds{connection=\"prod\"} 1799056800\n")
                .contains("sluice_check_last_success_timestamp_seconds{connection=\"prod\"} 1795514402\n")
                .doesNotContain("phase=\"sql\"")
                .doesNotContain("last_success_timestamp_seconds{connection=\"other\"}");
    }

    @Test
    void aServerRemembersTheLastSuccessOfAConnectionThatFails() {
        CheckReport failed = Reports.failed("prod");

        assertThat(PrometheusReport.render(List.of(failed), _ -> Optional.of(Reports.START)))
                .contains("sluice_check_success{connection=\"prod\"} 0\n")
                .contains("sluice_check_last_success_timestamp_seconds{connection=\"prod\"} 1795514400\n");
        assertThat(PrometheusReport.late("prod")).endsWith("sluice_check_success{connection=\"prod\"} 0\n");
    }

    @Test
    void jsonLinesHoldOneConnectionEach() throws IOException {
        List<String> lines = ReportFormat.JSONL
                .render(List.of(Reports.passed("prod"), Reports.failed("other")))
                .lines()
                .toList();

        assertThat(lines).hasSize(2);
        JsonNode failed = new ObjectMapper().readTree(lines.get(1));
        assertThat(failed.path("connection").asText()).isEqualTo("other");
        assertThat(failed.at("/phases/1/id").asText()).isEqualTo("token-refused");
        JsonNode skipped = new ObjectMapper().readTree(lines.get(0)).at("/phases/3");
        assertThat(skipped.path("id").asText()).isEqualTo("warehouse-stopped");
        assertThat(skipped.path("remedy").asText()).isEqualTo("Let it be started with --level sql.");
    }

    @Test
    void theHtmlFileNeedsNothingFromElsewhereAndTakesTextAsText() {
        String html = ReportFormat.HTML.render(List.of(Reports.passed("prod"), Reports.failed("<b>other</b>")));

        assertThat(html)
                .contains("1 of 2 passed")
                .contains("&lt;script&gt;")
                .contains("&lt;b&gt;other")
                .contains("certificate 41 days")
                .doesNotContain("<script")
                .doesNotContain("src=")
                .doesNotContain("url(")
                .doesNotContain("href=");
    }

    private static void validate(String xml) throws IOException, SAXException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ReportFormatTest.class.getResource("/junit/junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
