// SPDX-License-Identifier: Apache-2.0
/** Runs that meet faults of the network and of the workspace: each ends whole, or with a failure that tells the truth. */
@org.jspecify.annotations.NullMarked
package dev.sluice.faults;
