// SPDX-License-Identifier: Apache-2.0
/**
 * Arrow IPC streams, read by hand over a ByteBuffer: many streams spliced into one without a look into their batches, batches
 * turned into the rows of JSON_ARRAY, and a schema written from columns. Uses {@code result} and {@code error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.arrow;
