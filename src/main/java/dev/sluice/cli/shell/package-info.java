// SPDX-License-Identifier: Apache-2.0
/**
 * The prompt: lines until a statement is whole, its history, its completion and its own commands. It knows the terminal
 * and SQL text; what a statement or a command does is its {@code Session}'s to know. Nothing else touches JLine's reader.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.cli.shell;
