// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.state;

/** A privilege the caller lacks: {@code SELECT} on a table, {@code USE CATALOG} on a catalog, {@code USE SCHEMA} on a schema. */
public record Denial(String privilege, String securable) {}
