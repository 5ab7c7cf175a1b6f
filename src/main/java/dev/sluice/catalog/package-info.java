// SPDX-License-Identifier: Apache-2.0
/**
 * Unity Catalog names and securables. Uses {@code connection result error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.catalog;
