/** The Statement Execution API, its sessions and the storage its links point to. */
@NullMarked
package dev.sluice.local.statement;

import org.jspecify.annotations.NullMarked;
