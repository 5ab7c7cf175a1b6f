// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import dev.sluice.local.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Puts a cast of a literal where a marker stands; strings, quoted names and comments are other tokens, so never touched. */
final class ParameterBinder {

    private ParameterBinder() {}

    static List<Token> bind(List<Token> tokens, List<Parameter> parameters) {
        List<Token> bound = new ArrayList<>(tokens.size());
        int ordinal = 0;
        for (Token token : tokens) {
            switch (token.kind()) {
                case NAMED_MARKER -> bound.add(literal(named(token.value(), parameters)));
                case ORDINAL_MARKER -> bound.add(literal(ordinal(++ordinal, parameters)));
                default -> bound.add(token);
            }
        }
        return bound;
    }

    private static Token literal(Parameter parameter) {
        SqlType type = SqlType.parse(parameter.type() == null ? "STRING" : parameter.type());
        if (type.isNested()) {
            throw SqlFailure.condition(
                    "UNSUPPORTED_DATATYPE", "A parameter cannot be of type " + type.text() + ".", "0A000"); // guessed
        }
        String value = parameter.value();
        String literal = value == null ? "NULL" : SqlText.string(value);
        return new Token(Kind.ENGINE, "CAST(" + literal + " AS " + type.duckDb() + ")", value == null ? "" : value, -1);
    }

    private static Parameter named(String name, List<Parameter> parameters) {
        return parameters.stream()
                .filter(each -> name.equalsIgnoreCase(each.name()))
                .findFirst()
                .orElseThrow(() -> unbound(name));
    }

    private static Parameter ordinal(int ordinal, List<Parameter> parameters) {
        return parameters.stream()
                .filter(each -> each.ordinal() == ordinal)
                .findFirst()
                .orElseThrow(() -> unbound("_" + ordinal));
    }

    private static SqlFailure unbound(String name) {
        return SqlFailure.condition(
                "UNBOUND_SQL_PARAMETER", "Found the unbound parameter: " + name + ". Provide a value for it.", "42P02");
    }
}
