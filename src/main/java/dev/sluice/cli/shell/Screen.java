// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import dev.sluice.cli.terminal.PagedOutput;
import dev.sluice.cli.terminal.Pager;
import java.io.OutputStream;
import java.util.Optional;

/** The terminal as it is now; its size may be another for the next result. */
public record Screen(OutputStream out, int rows, int columns, Optional<Pager> pager) {

    /** Opens a place for one result, which is shown when it is closed, or through a pager when it is long. */
    public PagedOutput open() {
        return new PagedOutput(out, rows, columns, pager);
    }
}
