// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The text of a properties file as lines that can be taken out and added while all others stay as they are. */
record PropertyLines(List<Entry> entries) {

    /** One comment, blank line or property (a property may span several lines); the text includes its line end. */
    record Entry(String text, Optional<String> key, String value) {}

    PropertyLines {
        entries = List.copyOf(entries);
    }

    /** Reads the text as {@link Properties} would; a malformed escape is an IllegalArgumentException. */
    static PropertyLines parse(String text) {
        List<Entry> entries = new ArrayList<>();
        StringBuilder logical = new StringBuilder();
        for (String line : linesOf(text)) {
            boolean starts = logical.isEmpty();
            logical.append(line);
            String content = line.strip();
            boolean isComment = starts && (content.isEmpty() || content.startsWith("#") || content.startsWith("!"));
            if (isComment || !isContinued(line)) {
                entries.add(entry(logical.toString()));
                logical.setLength(0);
            }
        }
        if (!logical.isEmpty()) {
            entries.add(entry(logical.toString()));
        }
        return new PropertyLines(entries);
    }

    /** Key and value of every property in the order of the file; of equal keys the last one counts. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        entries.forEach(entry -> entry.key().ifPresent(key -> properties.put(key, entry.value())));
        return properties;
    }

    String text() {
        return entries.stream().map(Entry::text).collect(Collectors.joining());
    }

    /** Takes out the properties whose key matches. */
    PropertyLines without(Predicate<String> key) {
        return new PropertyLines(entries.stream()
                .filter(entry -> entry.key().filter(key).isEmpty())
                .toList());
    }

    /** Replaces the properties whose key matches by these, where the first of them was, else after everything. */
    PropertyLines with(Predicate<String> key, Map<String, String> properties) {
        List<Entry> added = new ArrayList<>();
        properties.forEach((name, value) -> added.add(entry(name + "=" + escaped(value) + "\n")));
        List<Entry> result = new ArrayList<>();
        boolean done = false;
        for (Entry entry : entries) {
            if (entry.key().filter(key).isEmpty()) {
                result.add(entry);
            } else if (!done) {
                result.addAll(added);
                done = true;
            }
        }
        if (!done) {
            endLastLine(result);
            result.addAll(added);
        }
        return new PropertyLines(result);
    }

    /** Puts one property before everything else, or in the place it has. */
    PropertyLines withFirst(String key, String value) {
        if (properties().containsKey(key)) {
            return with(key::equals, Map.of(key, value));
        }
        List<Entry> result = new ArrayList<>();
        int comments = 0;
        while (comments < entries.size() && entries.get(comments).key().isEmpty()) {
            result.add(entries.get(comments++));
        }
        endLastLine(result);
        result.add(entry(key + "=" + escaped(value) + "\n"));
        result.addAll(entries.subList(comments, entries.size()));
        return new PropertyLines(result);
    }

    /** What is put behind it must not become its continuation. */
    private static void endLastLine(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Entry last = entries.getLast();
        String missing = (last.text().endsWith("\n") ? "" : "\n") + (isContinued(last.text()) ? "\n" : "");
        if (!missing.isEmpty()) {
            entries.removeLast();
            entries.add(new Entry(last.text() + missing, last.key(), last.value()));
        }
    }

    private static Entry entry(String text) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string does not fail to be read
        }
        return one.stringPropertyNames().stream()
                .findFirst()
                .map(key -> new Entry(text, Optional.of(key), one.getProperty(key, "")))
                .orElseGet(() -> new Entry(text, Optional.empty(), ""));
    }

    private static List<String> linesOf(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean pair = character == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if ((character == '\n' || character == '\r') && !pair) {
                lines.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    /** A line goes on in the next one when an odd number of backslashes ends it. */
    private static boolean isContinued(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        int backslashes = 0;
        while (end - backslashes > 0 && line.charAt(end - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\f' -> text.append("\\f");
                case ' ' -> text.append(i == 0 ? "\\ " : " ");
                default -> text.append(character);
            }
        }
        return text.toString();
    }
}
