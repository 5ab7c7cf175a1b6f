// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedInputTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1;",
                "SELECT 1 ; -- done",
                "SELECT\n1\n;",
                "SELECT ';'; SELECT 2;",
                "BEGIN SELECT 1; END;",
                "",
                "   ",
                "-- nothing",
                "\\l",
                "\\d main.sales.orders",
                "exit",
                "quit;",
                "SELECT 1\n\\r",
                "SELECT 'never closed\n\\q",
            })
    void isWholeAtItsLastSemicolonOrAsACommand(String text) {
        assertThat(new TypedInput(text).isWhole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT ';",
                "SELECT 1; SELECT 2",
                "SELECT 1; /* and",
                "/* a comment first",
                "BEGIN SELECT 1;",
                "SELECT `a;",
                "SELECT $$ a;",
                "SELECT 1 -- ;",
                "SELECT 1\n\\d orders",
            })
    void goesOnWhereSomethingIsOpen(String text) {
        assertThat(new TypedInput(text).isWhole()).isFalse();
    }

    @Test
    void aCommandBehindAStartedStatementIsMeantForTheShell() {
        assertThat(new TypedInput("SELECT 1\n\\r").command()).isEqualTo(new MetaCommand.Reset());
        assertThat(new TypedInput("SELECT 1\n\\q").command()).isEqualTo(new MetaCommand.Quit());
    }

    @Test
    void commentsAndWhiteSpaceAreNothingToRun() {
        assertThat(new TypedInput(" -- why\n;").isBlank()).isTrue();
        assertThat(new TypedInput("SELECT 1;").isBlank()).isFalse();
        assertThat(new TypedInput("\\l").isBlank()).isFalse();
    }
}
