// SPDX-License-Identifier: Apache-2.0
/**
 * Statements on Databricks Connect compute: Spark Connect over gRPC, with the few messages that they need. Uses {@code
 * connection arrow http sql result error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.sparkconnect;
