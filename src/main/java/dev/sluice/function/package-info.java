// SPDX-License-Identifier: Apache-2.0
/**
 * The checks over HTTP: plain JAX-RS resources, problems for every error, the status page and what a scraper reads. Uses
 * {@code check query output connection http settings result error}; the command line and this package do not know each
 * other.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.function;
