// SPDX-License-Identifier: Apache-2.0
/** Every failure the program can explain: one sealed type, each kind with what it knows. Uses no other package. */
@org.jspecify.annotations.NullMarked
package dev.sluice.error;
