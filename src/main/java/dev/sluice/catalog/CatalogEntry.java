// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import java.time.Instant;
import java.util.Optional;

/** One catalog, schema or table as a listing shows it; {@code type} is the server's word. */
public record CatalogEntry(
        String name,
        String fullName,
        Optional<String> type,
        Optional<String> owner,
        Optional<String> comment,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt) {}
