// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Literals such as {@code INTERVAL '1-2' YEAR TO MONTH}; the engine has one kind of interval, Databricks has two. */
final class Intervals {

    private static final Pattern YEAR_MONTH = Pattern.compile("([+-]?)(\\d+)-(\\d+)");
    private static final Pattern DAY_TIME =
            Pattern.compile("([+-]?)(\\d+) (\\d+)(?::(\\d+))?(?::(\\d+)(?:\\.(\\d{1,6})\\d*)?)?");
    private static final Set<String> MONTHS = Set.of("YEAR", "YEARS", "MONTH", "MONTHS");

    private Intervals() {}

    static void rewrite(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            int value = tokens.get(i).is("INTERVAL") ? Tokens.next(tokens, i) : -1;
            int unit = value < 0 ? -1 : Tokens.next(tokens, value);
            int to = unit < 0 ? -1 : Tokens.next(tokens, unit);
            int last = to >= 0 && tokens.get(to).is("TO") ? Tokens.next(tokens, to) : -1;
            if (last >= 0) {
                String literal = literal(tokens.get(value).value());
                Tokens.replace(tokens, i, last + 1, List.of(Token.engine("INTERVAL '" + literal + "'")));
            }
        }
    }

    /** Whether interval literals count months, all of them. */
    static boolean countMonths(List<Token> tokens) {
        int literals = 0;
        int months = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int value = tokens.get(i).is("INTERVAL") ? Tokens.next(tokens, i) : -1;
            int unit = value < 0 ? -1 : Tokens.next(tokens, value);
            if (unit >= 0) {
                literals++;
                months += MONTHS.contains(tokens.get(unit).upper()) ? 1 : 0;
            }
        }
        return literals > 0 && months == literals;
    }

    private static String literal(String text) {
        Matcher months = YEAR_MONTH.matcher(text);
        if (months.matches()) {
            long count = Long.parseLong(months.group(2)) * 12 + Long.parseLong(months.group(3));
            return months.group(1) + count + " months";
        }
        Matcher time = DAY_TIME.matcher(text);
        if (time.matches()) {
            String fraction = time.group(6) == null ? "0" : (time.group(6) + "000000").substring(0, 6);
            long micros =
                    ((number(time.group(3)) * 60 + number(time.group(4))) * 60 + number(time.group(5))) * 1_000_000
                            + Long.parseLong(fraction);
            String sign = time.group(1);
            return sign + time.group(2) + " days " + sign + micros + " microseconds";
        }
        throw SqlFailure.unsupported("Interval literal '" + text + "'.");
    }

    private static long number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
