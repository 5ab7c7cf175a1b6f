// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A dotted name as people type it: parts with or without back-quotes, in which a dot and a doubled back-quote are text. */
final class NameParts {

    private NameParts() {}

    /** The parts without their quotes; empty when a part is empty or a quote is left open. */
    static Optional<List<String>> of(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '`') {
                if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '`') {
                    part.append('`');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return quoted || parts.stream().anyMatch(String::isEmpty) ? Optional.empty() : Optional.of(parts);
    }

    /** The parts as REST joins them, with dots and without quotes. */
    static String joined(List<String> parts) {
        return String.join(".", parts);
    }

    /** The parts as SQL writes them, each back-quoted. */
    static String quoted(List<String> parts) {
        return parts.stream().map(part -> "`" + part.replace("`", "``") + "`").collect(Collectors.joining("."));
    }
}
