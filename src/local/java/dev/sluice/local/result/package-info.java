/** Rows to chunk files in the three formats of the Statement Execution API. Uses only {@code sql}. */
@NullMarked
package dev.sluice.local.result;

import org.jspecify.annotations.NullMarked;
