// SPDX-License-Identifier: Apache-2.0
package dev.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.sql.SqlText;
import dev.sluice.statement.StatementSpec.Parameter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static final Namespace START = new Namespace(Optional.of("main"), Optional.of("sales"));

    @Test
    void useIsCarriedOverToTheStatementsBehindIt() {
        List<Query> queries = script("SELECT 1; USE other; SELECT 2; USE CATALOG dev; SELECT 3; USE a.b; SELECT 4")
                .queries(Query.of(""), START);
        assertThat(queries)
                .extracting(query -> query.namespace().orElseThrow())
                .containsExactly(
                        START,
                        START,
                        namespace("main", "other"),
                        namespace("main", "other"),
                        new Namespace(Optional.of("dev"), Optional.empty()),
                        new Namespace(Optional.of("dev"), Optional.empty()),
                        namespace("a", "b"));
    }

    @Test
    void eachOfSeveralStatementsGetsTheParametersThatItNames() {
        Query wishes = Query.of("").saying(SqlText.of(""), List.of(parameter("a"), parameter("B")));
        assertThat(script("SELECT :a; SELECT 1; SELECT :A + :b, ':c'").queries(wishes, START))
                .extracting(query ->
                        query.parameters().stream().map(Parameter::name).toList())
                .containsExactly(List.of("a"), List.of(), List.of("a", "B"));
    }

    @Test
    void aParameterThatNoneOfSeveralUsesIsRefused() {
        Query wishes = Query.of("").saying(SqlText.of(""), List.of(parameter("a"), parameter("typo")));
        assertThatThrownBy(() -> script("SELECT :a; SELECT 2").queries(wishes, START))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(":typo");
    }

    @Test
    void aSingleStatementGetsAllParametersAndTheServerJudges() {
        Query wishes = Query.of("").saying(SqlText.of(""), List.of(parameter("typo")));
        assertThat(script("SELECT 1").queries(wishes, START).getFirst().parameters())
                .hasSize(1);
    }

    @Test
    void whatNeedsASessionIsRefusedWithItsLine() {
        assertThatThrownBy(script("SELECT 1;\n\nSET x = 1;\nSELECT 2")::requireNoSession)
                .isInstanceOf(InvalidSettings.class)
                .hasMessage(
                        "Line 3: SET needs a session, and a warehouse keeps none between statements. Nothing was run.");
    }

    @Test
    void aScriptWithAWriteIsNoRead() {
        Script script = script("SELECT 1;\nDELETE FROM t");
        assertThatThrownBy(script::requireReads)
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("Line 2")
                .hasMessageContaining("it begins with DELETE");
    }

    @Test
    void aFailureSaysWhichStatementItWasAndHowManyRan() {
        Script script = script("SELECT 1;\nSELECT 2;\nSELECT 3");
        assertThat(failed(script, 0).explanation())
                .isEqualTo(Explanation.of(
                        "Statement 1 of 3 (line 1): It is gone.",
                        "Look. No statement ran before it, and 2 were not run."));
        assertThat(failed(script, 1).remedy()).isEqualTo("Look. 1 statement ran before it, and 1 was not run.");
        assertThat(failed(script, 2).remedy()).isEqualTo("Look. 2 statements ran before it.");
        assertThat(failed(script("SELECT 1"), 0).explanation()).isEqualTo(Explanation.of("It is gone.", "Look."));
    }

    private static SluiceException failed(Script script, int place) {
        return script.failed(place, new Incomplete(Explanation.of("It is gone.", "Look.")));
    }

    private static Script script(String sql) {
        return Script.of(SqlText.of(sql));
    }

    private static Namespace namespace(String catalog, String schema) {
        return new Namespace(Optional.of(catalog), Optional.of(schema));
    }

    private static Parameter parameter(String name) {
        return new Parameter(name, Optional.empty(), Optional.of("1"));
    }
}
