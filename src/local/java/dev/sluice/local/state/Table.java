// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table by its three-part name; rows hold JSON text, numbers, booleans or null, cast to each column's type. */
public record Table(
        String name,
        @Nullable String comment,
        String type,
        List<Column> columns,
        List<List<com.fasterxml.jackson.databind.JsonNode>> rows) {}
