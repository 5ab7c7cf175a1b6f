// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.result;

/** The formats of a result. */
public enum Format {
    JSON_ARRAY,
    CSV,
    ARROW_STREAM
}
