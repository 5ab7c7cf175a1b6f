// SPDX-License-Identifier: Apache-2.0
package dev.sluice.query;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.sql.ReadOnlyGate;
import dev.sluice.sql.SessionEffect;
import dev.sluice.sql.SqlStatement;
import dev.sluice.sql.SqlText;
import dev.sluice.sql.StatementSplitter;
import dev.sluice.statement.StatementSpec.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements of one text, to be run one after the other on compute that keeps no session between calls. */
public record Script(List<SqlStatement> statements) {

    public static Script of(SqlText text) {
        return new Script(StatementSplitter.split(text));
    }

    /** Refuses what is for nothing without a session, before anything has run. */
    public void requireNoSession() {
        for (SqlStatement statement : statements) {
            if (SessionEffect.of(statement.sql()) instanceof SessionEffect.Needed needed) {
                throw new InvalidSettings(
                        "Line " + statement.line() + ": " + needed.what()
                                + " needs a session, and a warehouse keeps none between statements. Nothing was run.",
                        "Put what belongs together into one BEGIN … END script, which is one statement, or leave it out.");
            }
        }
    }

    /** Refuses what is not surely a read, before anything has run. */
    public void requireReads() {
        for (SqlStatement statement : statements) {
            Optional<String> refusal = ReadOnlyGate.refusal(statement.sql());
            if (refusal.isPresent()) {
                throw new InvalidSettings(
                        "Line " + statement.line() + ": the statement is not surely a read, since " + refusal.get()
                                + ", and --read-only was given. Nothing was run.",
                        "Leave --read-only out if that is what you want to run.");
            }
        }
    }

    /**
     * One query a statement, all with the wishes of the given one. USE changes the namespace of those behind it. Of
     * several, each gets the parameters that it names, since the server may refuse what a statement does not use.
     */
    public List<Query> queries(Query wishes, Namespace start) {
        requireEveryParameterUsed(wishes.parameters());
        List<Query> queries = new ArrayList<>();
        Namespace namespace = start;
        for (SqlStatement statement : statements) {
            queries.add(wishes.saying(statement.sql(), used(wishes.parameters(), statement.sql()))
                    .within(namespace));
            namespace = after(namespace, statement);
        }
        return queries;
    }

    /** Where the names of the next text are looked up, when all of this one has run. */
    public Namespace namespaceAfter(Namespace start) {
        Namespace namespace = start;
        for (SqlStatement statement : statements) {
            namespace = after(namespace, statement);
        }
        return namespace;
    }

    private static Namespace after(Namespace namespace, SqlStatement statement) {
        return SessionEffect.of(statement.sql()) instanceof SessionEffect.Use use ? namespace.after(use) : namespace;
    }

    private List<Parameter> used(List<Parameter> parameters, SqlText statement) {
        if (statements.size() == 1) {
            return parameters;
        }
        Set<String> markers = statement.markers();
        return parameters.stream()
                .filter(parameter -> markers.stream().anyMatch(parameter.name()::equalsIgnoreCase))
                .toList();
    }

    /** A name that no statement of several has is mistyped; with one statement the server says so itself. */
    private void requireEveryParameterUsed(List<Parameter> parameters) {
        List<Parameter> used = statements.stream()
                .flatMap(statement -> used(parameters, statement.sql()).stream())
                .toList();
        String unused = parameters.stream()
                .filter(parameter -> !used.contains(parameter))
                .map(parameter -> ":" + parameter.name())
                .collect(Collectors.joining(", "));
        if (!unused.isEmpty()) {
            throw new InvalidSettings(
                    "No statement uses the parameter " + unused + ". Nothing was run.",
                    "Check its name: in the text a parameter is :name.");
        }
    }

    /** The failure of one statement (from 0), with where it stands and what had run; of a single one, as it is. */
    public SluiceException failed(int place, SluiceException failure) {
        if (statements.size() == 1) {
            return failure;
        }
        Explanation known = failure.explanation();
        String rest = (place == 0 ? "No statement ran before it" : inWords(place) + " ran before it")
                + (left(place) == 0
                        ? "."
                        : ", and " + left(place) + (left(place) == 1 ? " was" : " were") + " not run.");
        return failure.explainedAs(new Explanation(
                "Statement " + (place + 1) + " of " + statements.size() + " (line "
                        + statements.get(place).line() + "): " + known.message(),
                known.remedy().isEmpty() ? rest : known.remedy() + " " + rest,
                known.requestId(),
                known.statementId(),
                known.cause()));
    }

    /** How many stand behind this one (from 0). */
    public int left(int place) {
        return statements.size() - place - 1;
    }

    private static String inWords(int count) {
        return count == 1 ? "1 statement" : count + " statements";
    }
}
