// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import dev.sluice.sql.SqlText;
import dev.sluice.sql.StatementSplitter;
import java.util.Set;

/** What has been typed at the prompt so far, over all of its lines: a command of the shell, or SQL. */
record TypedInput(String text) {

    private static final Set<String> LEAVING = Set.of("exit", "quit");

    /** Whether it can be run as it is; else another line is read. */
    boolean isWhole() {
        return isCommand() || StatementSplitter.isWhole(SqlText.of(text));
    }

    /** Only a command that begins the text is one; behind a started statement those that end it are too. */
    boolean isCommand() {
        String last = lastLine();
        boolean endsStatement = last.equals("\\q") || last.equals("\\r");
        return text.strip().startsWith("\\") || LEAVING.contains(withoutSemicolon()) || endsStatement;
    }

    MetaCommand command() {
        if (LEAVING.contains(withoutSemicolon())) {
            return new MetaCommand.Quit();
        }
        return MetaCommand.parse(text.strip().startsWith("\\") ? text : lastLine());
    }

    /** Nothing to run: white space and comments. */
    boolean isBlank() {
        return !isCommand() && SqlText.of(text).isEmpty();
    }

    private String withoutSemicolon() {
        String stripped = text.strip();
        return stripped.endsWith(";")
                ? stripped.substring(0, stripped.length() - 1).strip()
                : stripped;
    }

    private String lastLine() {
        return text.substring(text.lastIndexOf('\n') + 1).strip();
    }
}
