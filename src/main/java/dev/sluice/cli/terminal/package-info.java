// SPDX-License-Identifier: Apache-2.0
/** What a terminal and a process have and nobody else knows: signals, and standard output as bytes. */
@org.jspecify.annotations.NullMarked
package dev.sluice.cli.terminal;
