// SPDX-License-Identifier: Apache-2.0
package dev.sluice.sql;

/** One statement of a text, as it is sent, and the line (from 1) of the text on which its first word stands. */
public record SqlStatement(SqlText sql, int line) {}
