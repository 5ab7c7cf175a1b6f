// SPDX-License-Identifier: Apache-2.0
/** One end of a forbidden arrow. */
@org.jspecify.annotations.NullMarked
package dev.sluice.planted.upper;
