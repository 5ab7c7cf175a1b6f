// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import java.nio.ByteBuffer;

/** The values of one field in one batch, read where they lie. */
abstract class Vector {

    /** A bit a value, set where there is one; empty where none is missing. */
    private final ByteBuffer validity;

    Vector(ByteBuffer validity) {
        this.validity = validity;
    }

    boolean isNull(int row) {
        return validity.capacity() > 0 && ((validity.get(row >> 3) >> (row & 7)) & 1) == 0;
    }

    /** Writes a value that is not NULL as JSON_ARRAY has it, without the quotes around it. */
    abstract void text(int row, ByteText out);

    /** Writes the inside of the JSON string that holds the text. */
    void cell(int row, ByteText out) {
        text(row, out); // of digits, letters and signs that JSON leaves alone
    }

    /** Writes the value as JSON, inside an ARRAY, MAP or STRUCT. */
    void json(int row, ByteText out) {
        out.put('"');
        cell(row, out);
        out.put('"');
    }

    final void jsonOrNull(int row, ByteText out) {
        if (isNull(row)) {
            out.ascii("null");
        } else {
            json(row, out);
        }
    }
}
