// SPDX-License-Identifier: Apache-2.0
/** Seeded inputs for properties that must hold of whatever anybody sends; the properties stand beside what they are about. */
@org.jspecify.annotations.NullMarked
package dev.sluice.fuzz;
