// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import java.util.List;

/** Lines of words in columns, each as wide as its widest word. */
final class Columns {

    private Columns() {}

    static String of(List<List<String>> lines) {
        int count = lines.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[count];
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                widths[i] = Math.max(widths[i], length(line.get(i)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                row.append(line.get(i)).repeat(" ", widths[i] - length(line.get(i)) + 2);
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }
}
