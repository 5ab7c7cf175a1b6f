// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParameterBinderTest {

    private static final List<Parameter> NAMED =
            List.of(named("p", "it's", null), named("n", "7", "BIGINT"), named("nothing", null, "DATE"));

    @Test
    void putsATypedLiteralWhereAMarkerStands() {
        assertThat(bound("a = :p AND b=:n LIMIT :n"))
                .isEqualTo("a = CAST('it''s' AS VARCHAR) AND b=CAST('7' AS BIGINT) LIMIT CAST('7' AS BIGINT)");
    }

    @Test
    void writesNullForAParameterWithoutValue() {
        assertThat(bound(":nothing")).isEqualTo("CAST(NULL AS DATE)");
    }

    @Test
    void leavesStringsQuotedNamesAndCommentsAlone() {
        String sql = "':p' \":p\" `:p` r':p' 'it\\':p' 'a'':p'";
        assertThat(bound(sql)).isEqualTo(sql);
        assertThat(bound("1 -- :p\n/* :p /* :p */ :p */+ 2")).isEqualTo("1  \n + 2");
    }

    @Test
    void leavesCastsAndPathsAlone() {
        assertThat(bound("a::int, payload:p.n, f(x):p, a[1]:p")).isEqualTo("a::int, payload:p.n, f(x):p, a[1]:p");
    }

    @Test
    void countsQuestionMarks() {
        List<Parameter> ordinal =
                List.of(new Parameter(null, 2, "b", null), new Parameter(null, 1, "1", "DECIMAL(10,2)"));
        assertThat(bound("? '?' ?", ordinal)).isEqualTo("CAST('1' AS DECIMAL(10,2)) '?' CAST('b' AS VARCHAR)");
    }

    @Test
    void refusesAMarkerWithoutParameter() {
        assertThatThrownBy(() -> bound("SELECT :other"))
                .isInstanceOf(SqlFailure.class)
                .hasMessageContaining("UNBOUND_SQL_PARAMETER")
                .hasMessageEndingWith("SQLSTATE: 42P02");
    }

    @Test
    void refusesTypesThatAreNoParameters() {
        assertThatThrownBy(() -> bound(":a", List.of(named("a", "x", "ARRAY<INT>"))))
                .isInstanceOf(SqlFailure.class);
        assertThatThrownBy(() -> bound(":a", List.of(named("a", "x", "INT); DROP TABLE t --"))))
                .isInstanceOf(SqlFailure.class);
    }

    private static String bound(String sql) {
        return bound(sql, NAMED);
    }

    private static String bound(String sql, List<Parameter> parameters) {
        return ParameterBinder.bind(Lexer.tokens(sql), parameters).stream()
                .map(Token::text)
                .collect(Collectors.joining());
    }

    private static Parameter named(String name, @Nullable String value, @Nullable String type) {
        return new Parameter(name, 0, value, type);
    }
}
