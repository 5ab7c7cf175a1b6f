// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.result;

/**
 * What is asked of a result.
 *
 * @param lz4 whether chunks are LZ4 frames
 * @param chunkBytes after how many bytes a chunk ends
 * @param failAboveBytes a larger result fails
 * @param truncateAboveBytes a larger result is cut
 * @param rowLimit a longer result is cut
 */
public record Wish(
        Format format, boolean lz4, int chunkBytes, long failAboveBytes, long truncateAboveBytes, long rowLimit) {}
