// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.state;

import org.jspecify.annotations.Nullable;

/** A column of a table or scripted result; its type is SQL text such as {@code DECIMAL(10,2)}, STRING when absent. */
public record Column(
        String name,
        @Nullable String type,
        @Nullable String comment,
        @Nullable Boolean nullable) {

    public String typeOrString() {
        return type == null ? "STRING" : type;
    }
}
