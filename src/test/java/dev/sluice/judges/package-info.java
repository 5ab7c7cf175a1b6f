/** Other people's clients judge the local workspace: it is right only as far as they read correct rows from it. */
@NullMarked
package dev.sluice.judges;

import org.jspecify.annotations.NullMarked;
