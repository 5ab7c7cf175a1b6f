// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

/**
 * A credential in the surroundings of the program, or something that leads to one; never its value.
 *
 * @param place where it is
 * @param why it is used, or has no effect
 */
public record SeenCredential(String place, boolean isUsed, String why) {}
