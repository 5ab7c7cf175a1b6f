// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

/** What came of a command; text is a byte a character. */
record Outcome(String stdout, String stderr, int exit) {}
