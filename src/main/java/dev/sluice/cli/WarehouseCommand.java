// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import picocli.CommandLine.Command;

/** The group of commands about SQL warehouses. */
@Command(
        name = "warehouse",
        description = "List the SQL warehouses, start one, stop one.",
        footer = {"sluice warehouse list", "sluice warehouse start", "sluice warehouse stop \"Finance\" --no-wait"},
        subcommands = {WarehouseListCommand.class, WarehouseStartCommand.class, WarehouseStopCommand.class})
final class WarehouseCommand {}
