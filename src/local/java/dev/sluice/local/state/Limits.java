// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.state;

/**
 * Sizes and times of the Statement Execution API; what the file leaves out has the figure of the real service, where known.
 *
 * @param inlineBytes above which an INLINE result fails the statement (25 MiB)
 * @param inlineChunkBytes of one INLINE chunk (4 MiB, guessed)
 * @param externalChunkBytes of one chunk behind a link, before compression (18 MiB, guessed)
 * @param externalBytes above which an EXTERNAL_LINKS result is truncated (100 GiB)
 * @param linkSeconds how long a link is good (900)
 * @param linksPerAnswer how many links one answer holds (1)
 * @param resultSeconds how long a result can be fetched after success (3600)
 * @param pageSize of lists (100)
 * @param keepResults false makes a query over the samples run again each time it is sent
 * @param compression false ignores a wish for LZ4, as the real service sometimes does
 */
public record Limits(
        long inlineBytes,
        int inlineChunkBytes,
        int externalChunkBytes,
        long externalBytes,
        long linkSeconds,
        int linksPerAnswer,
        long resultSeconds,
        int pageSize,
        boolean keepResults,
        boolean compression) {}
