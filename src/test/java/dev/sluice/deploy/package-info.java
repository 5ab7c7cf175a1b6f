// SPDX-License-Identifier: Apache-2.0
/** Holds the folders under {@code deploy/} to what they promise: their manifests, and the program under each contract. */
@org.jspecify.annotations.NullMarked
package dev.sluice.deploy;
