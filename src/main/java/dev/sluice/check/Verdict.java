// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.error.SluiceException;

/** What a phase found. */
public sealed interface Verdict {

    /** It works; {@code detail} says what was seen. */
    record Passed(String detail) implements Verdict {}

    /** It does not; the failure holds cause, remedy and ids. */
    record Failed(SluiceException failure) implements Verdict {}

    /** It was not tried, and why. */
    record Skipped(String reason) implements Verdict {}
}
