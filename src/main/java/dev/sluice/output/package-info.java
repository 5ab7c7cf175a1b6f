// SPDX-License-Identifier: Apache-2.0
/**
 * Turns a result into text: bytes of JSON_ARRAY chunks in, bytes of csv, tsv, json, jsonl, table, markdown or line out.
 *
 * <p>The four formats for programs are made in one pass over the bytes ({@code RowTranscoder} walks a chunk, one
 * subclass a format says what becomes of a cell), without an object for a row or a cell, so that several chunks can be
 * transcoded at once and a result of any size needs a fixed amount of memory. The three formats for people are made
 * from rows, which travel as TSV. Two formats are the
 * server's own bytes: csv that passes through, and Arrow. Uses {@code arrow result error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.output;
