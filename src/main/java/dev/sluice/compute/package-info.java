// SPDX-License-Identifier: Apache-2.0
/**
 * Warehouses: list and state. Uses {@code connection result error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.compute;
