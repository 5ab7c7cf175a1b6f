// SPDX-License-Identifier: Apache-2.0
package dev.sluice.planted.upper;

/** The end of a forbidden arrow, for the test of the rule that forbids it. */
public final class Upper {

    public static final String NAME = Upper.class.getSimpleName();

    private Upper() {}
}
