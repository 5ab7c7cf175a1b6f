// SPDX-License-Identifier: Apache-2.0
/**
 * How bytes travel: the workspace's address, the fixed User-Agent, whom to trust, which proxy, and how long to wait.
 * Uses {@code settings} and {@code error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.http;
