// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.check.Level;
import dev.sluice.function.CheckRequest.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckRequestTest {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Map<String, String> PING = Map.of(
            "ce-specversion", "1.0",
            "ce-id", "7a0dc520-c870-4193-b88c-2c0f4d2f0c1e",
            "ce-type", "dev.knative.sources.ping",
            "ce-source", "/apis/v1/namespaces/default/pingsources/sluice");

    @Test
    void noBodyMeansEverything() throws IOException {
        assertThat(parse(Map.of(), " \r\n")).isEqualTo(everything(Reply.REPORT));
        assertThat(parse(JSON, "null")).isEqualTo(everything(Reply.REPORT));
        assertThat(parse(JSON, "{}")).isEqualTo(everything(Reply.REPORT));
    }

    @Test
    void namesAndALevelAreTaken() throws IOException {
        assertThat(parse(JSON, """
                {"connections": ["prod", "dev", "prod"], "level": "catalog"}""")).isEqualTo(some(List.of("prod", "dev"), Level.CATALOG));
    }

    @Test
    void aBodyIsReadWhateverItsTypeSaysAsSchedulersSendIt() throws IOException {
        assertThat(parse(Map.of("Content-Type", "application/octet-stream"), """
                {"level": "token"}"""))
                .isEqualTo(new CheckRequest(Optional.empty(), Optional.of(Level.TOKEN), Reply.REPORT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "token", "table", "file", "headers"})
    void nothingButNamesAndALevelCanBeSaid(String member) {
        assertThatThrownBy(() -> parse(JSON, "{\"" + member + "\": \"x\"}"))
                .isInstanceOf(RefusedRequest.class)
                .hasMessage("The body has the unknown member '" + member + "'.");
    }

    @Test
    void anEventOfKnativeInBinaryModeIsTaken() throws IOException {
        assertThat(parse(PING, "")).isEqualTo(everything(Reply.REPORT));
        assertThat(parse(PING, """
                {"connections": ["prod"], "level": "token"}""")).isEqualTo(some(List.of("prod"), Level.TOKEN));
        assertThat(parse(PING, "any text at all")).isEqualTo(everything(Reply.REPORT));
    }

    @Test
    void aStructuredCloudEventIsTaken() throws IOException {
        Map<String, String> type = Map.of("Content-Type", "application/cloudevents+json; charset=utf-8");
        String event = """
                {"specversion": "1.0", "id": "1", "source": "/s", "type": "t", %s}""";
        assertThat(parse(type, event.formatted("\"data\": {\"level\": \"sql\"}"))
                        .level())
                .contains(Level.SQL);
        assertThat(parse(type, event.formatted("\"data_base64\": \"eyJsZXZlbCI6InRva2VuIn0=\""))
                        .level())
                .contains(Level.TOKEN);
        assertThat(parse(type, event.formatted("\"data\": {\"foreign\": 1}"))).isEqualTo(everything(Reply.REPORT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"1\", \"source\": \"s\", \"type\": \"t\"}",
                "{\"specversion\": \"0.3\", \"id\": \"1\", \"source\": \"s\", \"type\": \"t\"}",
                "{\"specversion\": \"1.0\", \"id\": 1, \"source\": \"s\", \"type\": \"t\"}",
                "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"s\", \"type\": \"t\", \"data_base64\": \"%\"}",
                "[]",
                ""
            })
    void whatIsNoCloudEventIsRefused(String body) {
        Map<String, String> type = Map.of("Content-Type", "application/cloudevents+json");
        assertThatThrownBy(() -> parse(type, body)).isInstanceOf(RefusedRequest.class);
    }

    @Test
    void aScheduledEventOfEventBridgeIsTaken() throws IOException {
        String event = """
                {"version": "0", "id": "53dc4d37", "detail-type": "Scheduled Event", "source": "aws.events",
                 "time": "2026-01-05T08:00:00Z", "resources": [], "detail": %s}""";
        assertThat(parse(JSON, event.formatted("{}"))).isEqualTo(everything(Reply.REPORT));
        assertThat(parse(JSON, event.formatted("{\"connections\": [\"prod\"], \"level\": \"token\"}")))
                .isEqualTo(some(List.of("prod"), Level.TOKEN));
    }

    @Test
    void theTimerOfAnAzureFunctionGetsItsOwnFormOfAnswer() throws IOException {
        assertThat(parse(JSON, """
                {"Data": {"timer": {"Schedule": {"AdjustForDST": true}, "ScheduleStatus": null, "IsPastDue": false}},
                 "Metadata": {"sys": {"MethodName": "check", "UtcNow": "2026-01-05T08:00:00Z", "RandGuid": "x"}}}""")).isEqualTo(everything(Reply.AZURE_FUNCTION));
        assertThat(parse(JSON, """
                {"Data": {"timer": "{\\"IsPastDue\\": true}"}, "Metadata": {}}""")).isEqualTo(everything(Reply.AZURE_FUNCTION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"prod\"",
                "7",
                "{\"connections\": \"prod\"}",
                "{\"connections\": [1]}",
                "{\"level\": \"all\"}",
                "{\"level\": 3}",
                "\u0000",
                "{} {\"host\": 1}x"
            })
    void whatCannotBeUnderstoodIsRefused(String body) {
        assertThatThrownBy(() -> parse(JSON, body)).isInstanceOf(RefusedRequest.class);
    }

    private static CheckRequest parse(Map<String, String> headers, String body) throws IOException {
        return CheckRequest.parse(
                name -> Optional.ofNullable(headers.get(name)), body.getBytes(StandardCharsets.UTF_8));
    }

    private static CheckRequest everything(Reply reply) {
        return new CheckRequest(Optional.empty(), Optional.empty(), reply);
    }

    private static CheckRequest some(List<String> names, Level level) {
        return new CheckRequest(Optional.of(names), Optional.of(level), Reply.REPORT);
    }
}
