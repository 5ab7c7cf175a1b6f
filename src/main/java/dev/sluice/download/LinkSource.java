// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

/** Asks the workspace for the link of a chunk; called by several threads, and again when a link no longer works. */
@FunctionalInterface
public interface LinkSource {

    /** A link that is fresh; one that came with an earlier answer may be handed out once. */
    ExternalLink link(int chunkIndex) throws InterruptedException;
}
