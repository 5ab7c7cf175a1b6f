// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

/** Text that can do a terminal no harm: on one line, and with the characters that steer it written as escapes. */
final class VisibleText {

    private VisibleText() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (steers(text.charAt(i))) {
                return escaped(text);
            }
        }
        return text;
    }

    private static String escaped(String text) {
        StringBuilder visible = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!steers(c)) {
                visible.append(c);
            } else {
                visible.append(
                        switch (c) {
                            case '\n' -> "\\n";
                            case '\r' -> "\\r";
                            case '\t' -> "\\t";
                            default -> String.format("\\u%04x", (int) c);
                        });
            }
        }
        return visible.toString();
    }

    /** Control characters, line and paragraph separators, and the marks that turn the direction of text. */
    private static boolean steers(char c) {
        return Character.isISOControl(c) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
