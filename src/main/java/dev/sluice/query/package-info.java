// SPDX-License-Identifier: Apache-2.0
/**
 * SQL texts on whatever compute the connection names, as results; the only place that chooses. Uses {@code statement sparkconnect compute sql connection http
 * result error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.query;
