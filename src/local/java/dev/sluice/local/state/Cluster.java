// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.state;

import org.jspecify.annotations.Nullable;

/** A cluster as {@code clusters/get} shows it. */
public record Cluster(
        String id, String name, String state, @Nullable String stateMessage) {}
