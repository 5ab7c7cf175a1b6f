// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

/** Who runs a statement, and where its short names are looked up. */
public record Context(String user, String catalog, String schema) {}
