// SPDX-License-Identifier: Apache-2.0
/**
 * Sluice runs SQL on Databricks and pipes the rows, checks connections and says why they fail.
 *
 * <p>The way of a query: {@code settings} (named values with their origin) become a connection's configuration in
 * {@code connection}, which with a token from {@code auth}, {@code oauth} and {@code token} is the only way to an
 * authenticated client over {@code http}. {@code query} runs a text through {@code statement}, which knows what to
 * fetch; {@code download} fetches it without any token; {@code output} turns bytes into bytes; {@code cli} is the only
 * package that knows a terminal. {@code check} proves the same steps one by one. Which package may use which is held by
 * {@code ArchitectureTest}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice;
