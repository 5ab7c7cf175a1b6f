// SPDX-License-Identifier: Apache-2.0
/**
 * The auth types, one file each. Uses {@code oauth token http settings error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.auth;
