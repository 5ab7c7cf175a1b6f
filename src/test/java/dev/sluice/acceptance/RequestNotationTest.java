// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.acceptance.RequestNotation.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestNotationTest {

    private static final String LINK_WITHOUT_TOKEN = "GET storage /results/0?signature=x\n  authorization: -\n";

    private static final Received POST = new Received(
            "api",
            "POST",
            "/api/2.0/sql/statements",
            Map.of("authorization", "Bearer secret", "user-agent", "SluiceProject_Sluice/0.1.0"),
            "{\"statement\":\"SELECT 1\",\"row_limit\":5}");
    private static final Received LINK = new Received("storage", "GET", "/results/0?signature=x", Map.of(), "");

    @Test
    void writesALineForEachRequestAndNamesTheOriginUnlessItIsTheApi() {
        assertThat(render(List.of(POST, LINK), ""))
                .isEqualTo("POST /api/2.0/sql/statements\nGET storage /results/0?signature=x\n");
    }

    @Test
    void writesOnlyTheDetailsThatAreAskedFor() {
        String expected = """
                POST /api/2.0/sql/statements
                  user-agent: whatever is expected
                  body/statement: "SELECT 1"
                  body/parameters: -
                GET storage /results/0?signature=x
                  authorization: -
                """;
        assertThat(render(List.of(POST, LINK), expected)).isEqualTo("""
                        POST /api/2.0/sql/statements
                          user-agent: SluiceProject_Sluice/0.1.0
                          body/statement: "SELECT 1"
                          body/parameters: -
                        GET storage /results/0?signature=x
                          authorization: -
                        """);
    }

    @Test
    void aSecondRequestOfTheSameLineAnswersTheSecondEntry() {
        String expected = """
                POST /api/2.0/sql/statements
                POST /api/2.0/sql/statements
                  body/row_limit: 1
                """;
        assertThat(render(List.of(POST, POST), expected)).isEqualTo("""
                        POST /api/2.0/sql/statements
                        POST /api/2.0/sql/statements
                          body/row_limit: 5
                        """);
    }

    @Test
    void aWholeBodyStaysOnOneLine() {
        Received two = new Received("api", "POST", "/a", Map.of(), "x\ny");
        assertThat(render(List.of(two), "POST /a\n  body: -\n")).isEqualTo("POST /a\n  body: x\\ny\n");
    }

    @Test
    void aPointerIntoWhatIsNoJsonSaysSo() {
        Received form = new Received("api", "POST", "/a", Map.of(), "a=b");
        assertThat(render(List.of(form), "POST /a\n  body/x: 1\n")).contains("body/x: (no JSON: a=b)");
    }

    @Test
    void sortsWholeEntriesWhenTheirOrderIsChance() {
        String sorted = render(List.of(POST, LINK), LINK_WITHOUT_TOKEN, Kind.SORTED);
        assertThat(sorted).isEqualTo("""
                        GET storage /results/0?signature=x
                          authorization: -
                        POST /api/2.0/sql/statements
                        """);
    }

    @Test
    void picksTheRequestsThatAreNamedWhenTheOthersAreChance() {
        assertThat(render(List.of(POST, LINK, LINK), LINK_WITHOUT_TOKEN, Kind.SOME))
                .isEqualTo(LINK_WITHOUT_TOKEN);
        assertThat(render(List.of(POST), LINK_WITHOUT_TOKEN, Kind.SOME)).isEmpty();
    }

    private static String render(List<Received> received, String expected) {
        return render(received, expected, Kind.ORDERED);
    }

    private static String render(List<Received> received, String expected, Kind kind) {
        return RequestNotation.render(received, expected, text -> text, kind);
    }
}
