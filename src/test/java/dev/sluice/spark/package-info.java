// SPDX-License-Identifier: Apache-2.0
/** Statements on Databricks Connect compute, judged by Apache Spark's own server. */
@org.jspecify.annotations.NullMarked
package dev.sluice.spark;
