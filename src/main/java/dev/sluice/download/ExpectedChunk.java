// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

/** One chunk as the manifest counts it; what arrives is held against it. */
public record ExpectedChunk(int chunkIndex, long rowOffset, long rowCount) {}
