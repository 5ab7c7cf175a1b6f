// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import java.time.Clock;

/** What the resources and filters share. */
record Parts(
        ConfiguredConnections connections,
        Checkups checkups,
        LastResults results,
        Counts counts,
        Callers callers,
        Places places,
        Readiness readiness,
        JsonLog log,
        Clock clock) {}
