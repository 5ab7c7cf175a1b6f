// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.result;

import java.nio.file.Path;

/**
 * A stretch of a result in a file of its own.
 *
 * @param byteCount before compression, as the manifest says it
 * @param storedBytes of the file, as a link says it
 */
public record Chunk(int index, long rowOffset, long rowCount, long byteCount, Path file, long storedBytes) {}
