// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.result;

import java.nio.charset.StandardCharsets;

/** Escapes text that was just appended, in place; most text needs nothing and is only looked at. */
final class Escapes {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Escapes() {}

    /** Escapes what JSON demands from {@code start} to the end. */
    static void json(Bytes out, int start) {
        byte[] bytes = out.array();
        int end = out.length();
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                rewriteJson(out, i, end);
                return;
            }
        }
    }

    private static void rewriteJson(Bytes out, int from, int end) {
        byte[] tail = java.util.Arrays.copyOfRange(out.array(), from, end);
        out.truncate(from);
        for (byte b : tail) {
            switch (b) {
                case '"', '\\' -> {
                    out.append('\\');
                    out.append(b);
                }
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (b >= 0 && b < ' ') {
                        out.append("\\u00");
                        out.append(HEX[b >> 4]);
                        out.append(HEX[b & 15]);
                    } else {
                        out.append(b);
                    }
                }
            }
        }
    }

    /** Puts quotes around what RFC 4180 wants quoted, from {@code start} to the end. */
    static void csv(Bytes out, int start) {
        byte[] bytes = out.array();
        int end = out.length();
        boolean quote = start == end;
        for (int i = start; i < end && !quote; i++) {
            byte b = bytes[i];
            quote = b == '"' || b == ',' || b == '\n' || b == '\r';
        }
        if (quote) {
            byte[] tail = java.util.Arrays.copyOfRange(bytes, start, end);
            out.truncate(start);
            out.append('"');
            for (byte b : tail) {
                if (b == '"') {
                    out.append('"');
                }
                out.append(b);
            }
            out.append('"');
        }
    }

    static String csv(String text) {
        boolean quote = text.isEmpty() || text.chars().anyMatch(c -> "\",\n\r".indexOf(c) >= 0);
        return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
