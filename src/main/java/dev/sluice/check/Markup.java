// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

/** Text as it may stand in XML and HTML, between tags and in quoted attributes. */
final class Markup {

    private Markup() {}

    /** Control characters that XML cannot hold become a space. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(mayStand(point) ? point : ' ');
            }
        });
        return safe.toString();
    }

    private static boolean mayStand(int point) {
        boolean isSurrogate = point >= 0xD800 && point <= 0xDFFF;
        return (point >= 0x20 || point == '\n' || point == '\t')
                && !isSurrogate
                && point != 0xFFFE
                && point != 0xFFFF
                && !(point >= 0x7F && point <= 0x9F);
    }
}
