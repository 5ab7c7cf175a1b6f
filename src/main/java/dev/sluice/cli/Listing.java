// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import java.util.Locale;

/** How a command prints a short list: columns for people, or JSON for programs. */
enum Listing {
    TABLE,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
