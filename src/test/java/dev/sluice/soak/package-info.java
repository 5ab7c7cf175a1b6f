// SPDX-License-Identifier: Apache-2.0
/** Thousands of seeded runs of the binary against faults, run by {@code src/bench/soak}: nothing is lost, nothing doubled, nothing late. */
@org.jspecify.annotations.NullMarked
package dev.sluice.soak;
