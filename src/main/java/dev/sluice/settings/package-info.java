// SPDX-License-Identifier: Apache-2.0
/**
 * Named values with their origin: flag, environment, connection file, defaults of the auth type. Uses {@code error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.settings;
