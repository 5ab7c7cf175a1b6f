// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the line editor whether what is typed is whole, and which word is being typed. */
final class SqlLines implements Parser {

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        boolean asksForMore = context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT;
        if (asksForMore && !new TypedInput(line).isWhole()) {
            throw new EOFError(-1, -1, "the statement goes on", "");
        }
        return new Word(line, cursor, context == ParseContext.COMPLETE ? Completions.start(line, cursor) : "");
    }

    @Override
    public boolean isEscapeChar(char c) {
        return false; // a backslash is SQL's, or begins a command
    }

    /** The word before the cursor. */
    private record Word(String line, int cursor, String word) implements CompletingParsedLine {

        @Override
        public int wordCursor() {
            return word.length();
        }

        /** A name has its quotes already. */
        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }
    }
}
