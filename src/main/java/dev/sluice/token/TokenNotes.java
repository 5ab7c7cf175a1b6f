// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

/** Hears what is wrong with the kept tokens; none of it stops the work. */
public interface TokenNotes {

    /** For everyone: something that the person will feel later. */
    void warn(String sentence);

    /** For whoever wants to know, at {@code -v}. */
    void detail(String sentence);
}
