// SPDX-License-Identifier: Apache-2.0
/**
 * Proves one connection step by step, and says why a step fails and what to do; one file a phase, one a report. Uses
 * {@code query statement compute catalog connection auth oauth token http settings output result error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.check;
