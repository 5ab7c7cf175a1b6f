// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

/** One cell as a person sees it: its text, the columns of a terminal that it takes, and whether it stands for NULL. */
record Cell(String text, int width, boolean isNull) {

    static Cell of(String text) {
        return new Cell(text, DisplayWidth.of(text), false);
    }

    static Cell ofNull(String text) {
        return new Cell(text, DisplayWidth.of(text), true);
    }
}
