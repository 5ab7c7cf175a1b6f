// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import java.nio.charset.StandardCharsets;

/** What stands between the objects: an array that has one object a line, or only lines. */
enum JsonLayout {
    ARRAY,
    LINES;

    static final byte[] ARRAY_START = {'['};
    static final byte[] BETWEEN = ",\n".getBytes(StandardCharsets.US_ASCII);
    static final byte[] ARRAY_END = "]\n".getBytes(StandardCharsets.US_ASCII);
}
