// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.NearestName;
import java.util.List;
import java.util.Optional;

/** A command of the shell itself, which begins with a backslash. */
public sealed interface MetaCommand {

    /** Goes on with another connection, or says which one is used. */
    record Connect(Optional<String> name) implements MetaCommand {}

    /** Lists all catalogs. */
    record Catalogs() implements MetaCommand {}

    /** Lists the schemas of a catalog, the current one where none is named. */
    record Schemas(Optional<String> catalog) implements MetaCommand {}

    /** Describes a table, or lists the tables of a schema, the current one where none is named. */
    record Describe(Optional<String> table) implements MetaCommand {}

    /** Lists the tables of a schema, the current one where none is named. */
    record Tables(Optional<String> schema) implements MetaCommand {}

    /** Chooses the format of results, or says it. */
    record Format(Optional<String> word) implements MetaCommand {}

    /** Shows a row as a block of lines, or as a line of a table again. */
    record Expanded() implements MetaCommand {}

    /** Says how long each statement took, or no more. */
    record Timing(Optional<Boolean> isOn) implements MetaCommand {}

    /** Forgets what has been typed of a statement. */
    record Reset() implements MetaCommand {}

    /** Lists these commands. */
    record Help() implements MetaCommand {}

    /** Leaves. */
    record Quit() implements MetaCommand {}

    /** What can be typed. */
    List<String> WORDS = List.of("\\c", "\\d", "\\dn", "\\dt", "\\l", "\\o", "\\q", "\\r", "\\timing", "\\x", "\\?");

    String HELP = """
            \\c [connection]    use another connection, or show the one in use
            \\l                 list the catalogs
            \\dn [catalog]      list the schemas of a catalog
            \\dt [schema]       list the tables of a schema
            \\d [table]         describe a table; alone it lists the tables of the schema
            \\o [format]        table, csv, tsv, json, jsonl, markdown or line
            \\x                 a row as a block of lines, and back
            \\timing [on|off]   say how long a statement took
            \\r                 forget what has been typed of a statement
            \\q                 leave, as Ctrl-D does
            A statement ends with a semicolon. Tab completes; Ctrl-C cancels a statement that runs.""";

    /** Reads one line that begins with a backslash; a semicolon at its end, as of a statement, is not meant. */
    static MetaCommand parse(String line) {
        String typed = line.strip();
        while (typed.endsWith(";")) {
            typed = typed.substring(0, typed.length() - 1).strip();
        }
        String word = typed.split("\\s+", 2)[0];
        String rest = typed.substring(word.length()).strip();
        Optional<String> argument = Optional.of(rest).filter(text -> !text.isEmpty());
        return switch (word) {
            case "\\c", "\\connect" -> new Connect(argument);
            case "\\l" -> alone(word, argument, new Catalogs());
            case "\\dn" -> new Schemas(argument);
            case "\\dt" -> new Tables(argument);
            case "\\d" -> new Describe(argument);
            case "\\o" -> new Format(argument);
            case "\\x" -> alone(word, argument, new Expanded());
            case "\\timing" -> new Timing(argument.map(MetaCommand::isOn));
            case "\\r" -> alone(word, argument, new Reset());
            case "\\?", "\\h", "\\help" -> alone(word, argument, new Help());
            case "\\q", "\\quit" -> alone(word, argument, new Quit());
            default ->
                throw new InvalidSettings(
                        "The shell has no command " + word + ".",
                        NearestName.of(word, WORDS)
                                        .map(near -> "Did you mean " + near + "? ")
                                        .orElse("")
                                + "\\? lists them.");
        };
    }

    private static MetaCommand alone(String word, Optional<String> argument, MetaCommand command) {
        if (argument.isPresent()) {
            throw new InvalidSettings(word + " takes no argument.", "\\? says what each command takes.");
        }
        return command;
    }

    private static boolean isOn(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default ->
                throw new InvalidSettings("\\timing is on or off, not '" + text + "'.", "For example: \\timing on");
        };
    }
}
