// SPDX-License-Identifier: Apache-2.0
package dev.sluice.statement;

/** How a result comes: inside the answers, up to 25 MiB, or by links to result storage, up to 100 GiB. */
public enum Disposition {
    INLINE,
    EXTERNAL_LINKS
}
