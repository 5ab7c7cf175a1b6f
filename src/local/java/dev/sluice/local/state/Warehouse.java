// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.state;

/**
 * A SQL warehouse as it is at the start.
 *
 * @param state RUNNING, STOPPED, STARTING, STOPPING, DELETING or DELETED
 * @param startPolls how many answers about it, or about a statement that waits for it, say STARTING before it is RUNNING
 * @param stopPolls how many answers about it say STOPPING before it is STOPPED
 * @param denyUse whether statements are refused
 * @param denyMonitor whether reading its state is refused
 */
public record Warehouse(
        String id,
        String name,
        String state,
        int startPolls,
        int stopPolls,
        boolean denyUse,
        boolean denyMonitor,
        String size) {}
