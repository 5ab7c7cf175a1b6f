// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import java.util.List;

/** Asks the workspace for names; the shell does so while somebody types, and waits hardly at all. */
@FunctionalInterface
public interface NameSource {

    /** Below no part: the catalogs; below a catalog its schemas, below a schema its tables, below a table its columns. */
    List<String> below(List<String> parts) throws InterruptedException;
}
