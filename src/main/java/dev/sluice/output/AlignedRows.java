// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import java.io.IOException;

/** A format that writes rows below each other: told the widths first, then given the rows. */
interface AlignedRows extends CellRows {

    void begin(int[] widths) throws IOException;
}
