/** Unity Catalog: catalogs, schemas, tables and what the caller may not do with them. */
@NullMarked
package dev.sluice.local.catalog;

import org.jspecify.annotations.NullMarked;
