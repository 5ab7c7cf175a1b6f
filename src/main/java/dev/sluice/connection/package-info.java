// SPDX-License-Identifier: Apache-2.0
/**
 * {@code connect(config)} gives the connection, the only authenticated client. Uses {@code auth token http settings error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.connection;
