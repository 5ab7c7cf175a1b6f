// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import dev.sluice.result.Column;
import dev.sluice.result.SqlType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What stands before each cell of a row, with the type of its column; names survive as they are, also twice. */
final class JsonKeys {

    private final byte[][] texts;
    private final int[] lengths;
    private final SqlType[] types;

    private JsonKeys(byte[][] texts, int[] lengths, SqlType[] types) {
        this.texts = texts;
        this.lengths = lengths;
        this.types = types;
    }

    static JsonKeys of(List<Column> columns) {
        byte[][] texts = new byte[columns.size()][];
        int[] lengths = new int[texts.length];
        SqlType[] types = new SqlType[columns.size()];
        for (int i = 0; i < texts.length; i++) {
            String text = (i == 0 ? "{" : ",") + quoted(columns.get(i).name()) + ":";
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            lengths[i] = bytes.length;
            texts[i] = Arrays.copyOf(bytes, Math.ceilDiv(bytes.length, Long.BYTES) * Long.BYTES);
            types[i] = columns.get(i).kind();
        }
        return new JsonKeys(texts, lengths, types);
    }

    private static String quoted(String name) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20) {
                        quoted.append("\\u00").append(c < 0x10 ? "0" : "1").append(Character.forDigit(c & 0xf, 16));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    int count() {
        return texts.length;
    }

    /** What stands before the cell, padded to whole words; as long as {@link #length} says. */
    byte[] text(int column) {
        return texts[column];
    }

    int length(int column) {
        return lengths[column];
    }

    SqlType type(int column) {
        return types[column];
    }
}
