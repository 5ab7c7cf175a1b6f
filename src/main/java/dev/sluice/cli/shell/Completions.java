// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import dev.sluice.query.Namespace;
import dev.sluice.sql.SqlName;
import dev.sluice.sql.SqlWords;
import dev.sluice.sql.TypedName;
import dev.sluice.sql.TypedName.Mention;
import dev.sluice.sql.TypedName.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what can be meant by the beginning of a word: names of the workspace, words of SQL, commands of the shell. */
final class Completions {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** One of them; what is {@code isWhole} has a blank behind it, a name may go on with a dot. */
    record Completion(String text, boolean isWhole) {}

    private final Session session;

    Completions(Session session) {
        this.session = session;
    }

    /** The last word before the cursor, which the completions begin with. */
    static String start(String text, int cursor) {
        String before = text.substring(0, cursor);
        boolean isCommand = before.stripLeading().startsWith("\\");
        if (!isCommand) {
            return TypedName.at(text, cursor).start();
        }
        String typed = before.stripLeading();
        return typed.chars().noneMatch(Character::isWhitespace)
                ? typed
                : TypedName.at(asSql(typed), asSql(typed).length()).start();
    }

    /** Every completion at the cursor, in order; none when the workspace does not answer in time. */
    List<Completion> at(String text, int cursor) throws InterruptedException {
        String typed = text.substring(0, cursor).stripLeading();
        if (!typed.startsWith("\\")) {
            return ofSql(TypedName.at(text, cursor));
        }
        if (typed.chars().noneMatch(Character::isWhitespace)) {
            return whole(MetaCommand.WORDS.stream(), typed);
        }
        String word = typed.split("\\s", 2)[0];
        TypedName name = TypedName.at(asSql(typed), asSql(typed).length());
        return switch (word) {
            case "\\c", "\\connect" -> whole(session.connections().stream(), name.start());
            case "\\o" -> whole(session.formats().stream(), name.start());
            case "\\timing" -> whole(Stream.of("on", "off"), name.start());
            case "\\d", "\\dt", "\\dn" -> ofSql(name);
            default -> List.of();
        };
    }

    /** What stands behind a command is read as the name of a table. */
    private static String asSql(String command) {
        return "TABLE " + command.split("\\s", 2)[1];
    }

    private List<Completion> ofSql(TypedName typed) throws InterruptedException {
        if (typed.place() == Place.NOTHING) {
            return List.of();
        }
        List<Completion> found = new ArrayList<>(names(typed));
        if (typed.place() == Place.ANY
                && typed.qualifier().isEmpty()
                && !typed.start().startsWith("`")) {
            found.addAll(words(typed.start()));
        }
        return found;
    }

    private List<Completion> names(TypedName typed) throws InterruptedException {
        boolean isQuoted = typed.start().startsWith("`");
        String start = typed.start().replace("`", "");
        Stream<String> aliases = typed.qualifier().isEmpty() && typed.place() == Place.ANY
                ? typed.tables().stream().flatMap(table -> table.alias().stream())
                : Stream.empty();
        return Stream.concat(aliases, session.names().below(paths(typed)).stream())
                .distinct()
                .filter(name -> begins(name, start))
                .sorted(Comparator.comparing(name -> name.toLowerCase(Locale.ROOT)))
                .map(name -> isQuoted || !PLAIN.matcher(name).matches() ? SqlName.quoted(name) : name)
                .map(name -> new Completion(name, /* isWhole= */ false))
                .toList();
    }

    /** Below which paths the name may be: a part before a dot can be a catalog, a schema, a table or another name of one. */
    private List<List<String>> paths(TypedName typed) {
        Namespace namespace = session.namespace();
        List<String> qualifier = typed.qualifier();
        List<List<String>> paths = new ArrayList<>();
        if (qualifier.isEmpty() && typed.place() == Place.TABLE) {
            paths.add(List.of());
            namespace.catalog().ifPresent(catalog -> {
                paths.add(List.of(catalog));
                namespace.schema().ifPresent(schema -> paths.add(List.of(catalog, schema)));
            });
        } else if (qualifier.isEmpty()) {
            typed.tables().forEach(table -> whole(table.parts(), namespace).ifPresent(paths::add));
        } else {
            Optional<Mention> called = typed.tables().stream()
                    .filter(table -> qualifier.size() == 1 && isCalled(table, qualifier.getFirst()))
                    .findFirst();
            if (called.isPresent()) {
                whole(called.get().parts(), namespace).ifPresent(paths::add);
            } else {
                paths.addAll(behind(typed, namespace));
            }
        }
        return paths;
    }

    private static List<List<String>> behind(TypedName typed, Namespace namespace) {
        List<String> qualifier = typed.qualifier();
        List<List<String>> paths = new ArrayList<>(List.of(qualifier));
        if (qualifier.size() == 1) {
            namespace.catalog().ifPresent(catalog -> paths.add(List.of(catalog, qualifier.getFirst())));
        }
        if (typed.place() == Place.ANY && qualifier.size() == 2) {
            whole(qualifier, namespace).ifPresent(paths::add);
        }
        return qualifier.size() > 3 ? List.of() : paths;
    }

    private static boolean isCalled(Mention table, String name) {
        return table.alias().orElse(table.parts().getLast()).equalsIgnoreCase(name);
    }

    /** The full name of a table that is named in short. */
    private static Optional<List<String>> whole(List<String> parts, Namespace namespace) {
        return switch (parts.size()) {
            case 1 ->
                namespace
                        .catalog()
                        .flatMap(catalog ->
                                namespace.schema().map(schema -> List.of(catalog, schema, parts.getFirst())));
            case 2 -> namespace.catalog().map(catalog -> List.of(catalog, parts.getFirst(), parts.getLast()));
            case 3 -> Optional.of(parts);
            default -> Optional.empty();
        };
    }

    /** In the case in which the person types. */
    private static List<Completion> words(String start) {
        boolean isLower = start.chars().noneMatch(Character::isUpperCase);
        return whole(
                start.isEmpty()
                        ? Stream.empty()
                        : SqlWords.ALL.stream().map(word -> isLower ? word.toLowerCase(Locale.ROOT) : word),
                start);
    }

    private static List<Completion> whole(Stream<String> words, String start) {
        return words.filter(word -> begins(word, start))
                .map(word -> new Completion(word, /* isWhole= */ true))
                .toList();
    }

    private static boolean begins(String name, String start) {
        return name.regionMatches(/* ignoreCase= */ true, 0, start, 0, start.length());
    }
}
