// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Unexpected;

/** The words for Arrow that is not what it should be, or more than this reader knows. */
final class ArrowFailures {

    private ArrowFailures() {}

    static Unexpected malformed(String why) {
        return new Unexpected(Explanation.of(
                "Reading the rows of the result failed: result storage answered something that is no Arrow stream; "
                        + why + ".",
                "Run the statement again. If it happens again, something between this machine and result storage may"
                        + " change what is downloaded, such as a proxy."));
    }

    static Unexpected unreadable(String what) {
        return new Unexpected(Explanation.of(
                "Reading the rows of the result failed: its Arrow stream holds " + what
                        + ", which this program cannot turn into text.",
                "Leave --exact out, or take the stream as it is with -o arrow."));
    }

    static Unexpected tooLarge(String what, long bytes, long most) {
        return new Unexpected(Explanation.of(
                "Reading the rows of the result failed: " + what + " takes " + (bytes >> 20) + " MiB, and no more than "
                        + (most >> 20) + " MiB are held at once.",
                "Leave --exact out, or take the stream as it is with -o arrow, which holds nothing."));
    }

    static Incomplete cutOff(long rowOffset, long rows) {
        return new Incomplete(Explanation.of(
                "Reading the rows of the result failed: the chunk that starts at row " + (rowOffset + 1)
                        + " ends in its middle, after " + rows + " whole rows.",
                "Run the statement again; what was written so far is not the whole result."));
    }
}
