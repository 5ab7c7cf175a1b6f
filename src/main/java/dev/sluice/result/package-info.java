// SPDX-License-Identifier: Apache-2.0
/**
 * Columns, types, and a result as ordered chunks of bytes: the words that {@code statement}, {@code download} and
 * {@code output} share. Uses {@code error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.result;
