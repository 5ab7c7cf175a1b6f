// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

/** A command that calls a workspace and so needs the HTTP clients up; every other one starts without them. */
interface CallsWorkspace {}
