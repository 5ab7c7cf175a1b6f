// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import picocli.CommandLine.Command;

/** The group of commands that browse Unity Catalog. */
@Command(
        name = "catalog",
        description = "Browse Unity Catalog: catalogs, schemas, tables and their columns. Starts no compute.",
        footer = {
            "sluice catalog list",
            "sluice catalog list samples.nyctaxi",
            "sluice catalog show samples.nyctaxi.trips -o json"
        },
        subcommands = {CatalogListCommand.class, CatalogShowCommand.class})
final class CatalogCommand {}
