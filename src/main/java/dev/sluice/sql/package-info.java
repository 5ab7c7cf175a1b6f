// SPDX-License-Identifier: Apache-2.0
/**
 * SQL text and nothing else: where its words are, how many statements it holds, whether it reads. Uses {@code error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.sql;
