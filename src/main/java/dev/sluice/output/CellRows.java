// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import java.io.IOException;
import java.util.List;

/** Takes the rows of a result one after the other, for the formats that people read. */
@FunctionalInterface
interface CellRows {

    void row(List<Cell> cells) throws IOException;
}
