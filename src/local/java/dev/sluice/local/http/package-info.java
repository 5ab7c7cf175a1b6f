/** Origins that answer HTTP, what they recorded, faults and certificates. Uses only {@code state}. */
@NullMarked
package dev.sluice.local.http;

import org.jspecify.annotations.NullMarked;
