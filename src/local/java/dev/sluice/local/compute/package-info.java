/** SQL warehouses and clusters. */
@NullMarked
package dev.sluice.local.compute;

import org.jspecify.annotations.NullMarked;
