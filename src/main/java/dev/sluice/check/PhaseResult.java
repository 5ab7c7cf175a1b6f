// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import java.time.Duration;

/** One phase as it went. */
public record PhaseResult(String phase, Verdict verdict, Duration took) {}
