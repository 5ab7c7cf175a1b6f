// SPDX-License-Identifier: Apache-2.0
/**
 * Fetches the chunks of a result by their presigned links: in parallel, in order, in bounded memory, resumed when they
 * break. It has no token and cannot get one. Uses {@code http}, {@code result} and {@code error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.download;
