// SPDX-License-Identifier: Apache-2.0
/**
 * Unity Catalog's HTTP connections: create to delete, calls through them, advice, preflight and explanations. Uses {@code
 * catalog query sql connection http settings result error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.httpconnection;
