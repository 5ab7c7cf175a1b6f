// SPDX-License-Identifier: Apache-2.0
/**
 * Warehouses: list, state, start and stop. Uses {@code connection http result error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.compute;
