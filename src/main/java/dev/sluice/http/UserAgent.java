// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

/** The name that every request of every client carries; no setting changes it. */
public final class UserAgent {

    /** The program's version; a test holds it equal to the pom, which costs no resource to read at start. */
    public static final String VERSION = "0.1.0";

    /** The value of the {@code User-Agent} header. */
    public static final String VALUE = "SluiceProject_Sluice/" + VERSION;

    private UserAgent() {}
}
