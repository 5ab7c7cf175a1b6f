/**
 * The local workspace: an offline stand-in for a Databricks workspace, for a first try, for tests and for other people's
 * connectors. It is a test source root of its own and uses no class of the program.
 *
 * <p>It is right only as far as other people's clients say so: the judges in {@code dev.sluice.judges} read rows from it
 * with the official SDK and JDBC driver. What it cannot do it refuses as {@code UNSUPPORTED_BY_LOCAL_WORKSPACE}. Answers
 * that no public source confirms are marked "guessed" where they are written.
 *
 * <p>Packages: {@code http} (origins, faults, certificates), {@code state} (the workspace.json file), {@code sql} (from
 * Databricks' SQL to DuckDB), {@code result} (rows to chunk files), {@code statement}, {@code catalog}, {@code compute},
 * {@code connection} and {@code oidc} (the APIs), {@code service} (what lies outside of the workspace). Arrows point from the later to the earlier; only this package knows them all.
 */
@NullMarked
package dev.sluice.local;

import org.jspecify.annotations.NullMarked;
