// SPDX-License-Identifier: Apache-2.0
/**
 * A token that is valid now: renewed ahead, asked for once however many want it. Uses {@code settings error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.token;
