// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

/** How far a check goes. Up to {@code COMPUTE} nothing is started and nothing is billed. */
public enum Level {
    TOKEN,
    CATALOG,
    COMPUTE,
    SQL,
    STORAGE
}
