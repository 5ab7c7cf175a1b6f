/** SQL as Databricks writes it, run by DuckDB. Uses only {@code state}. */
@NullMarked
package dev.sluice.local.sql;

import org.jspecify.annotations.NullMarked;
