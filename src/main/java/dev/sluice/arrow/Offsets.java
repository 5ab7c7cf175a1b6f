// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import java.nio.ByteBuffer;

/** Where the values of a vector of variable length begin and end; a batch is far smaller than what an int counts. */
record Offsets(ByteBuffer buffer, boolean isLarge) {

    int start(int row) {
        return isLarge ? Math.toIntExact(buffer.getLong(8 * row)) : buffer.getInt(4 * row);
    }

    int count(int row) {
        int count = start(row + 1) - start(row);
        if (count < 0) {
            throw new IndexOutOfBoundsException(count);
        }
        return count;
    }
}
