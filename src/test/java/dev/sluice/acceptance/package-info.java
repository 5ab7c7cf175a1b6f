// SPDX-License-Identifier: Apache-2.0
/**
 * Runs the folders under {@code src/test/resources/acceptance}: each is one promise to a user, kept by a real process.
 * Its README tells the notation.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.acceptance;
