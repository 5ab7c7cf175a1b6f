// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import org.jspecify.annotations.Nullable;

/** A parameter of a statement: by name, or by ordinal from 1; without a value it is NULL, without a type a STRING. */
public record Parameter(
        @Nullable String name,
        int ordinal,
        @Nullable String value,
        @Nullable String type) {}
