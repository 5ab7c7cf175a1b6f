// SPDX-License-Identifier: Apache-2.0
package dev.sluice.error;

import java.util.regex.Pattern;

/** Makes words that anybody may have written fit into a sentence of ours: one line, of what a terminal only shows. */
public final class OneLine {

    /** White space, control characters of both sets, marks that turn the direction of text, separators of lines. */
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    /** Room for a word or an address in a sentence. */
    private static final int WITHIN_A_SENTENCE = 200;

    private OneLine() {}

    /** The words as part of a sentence. */
    public static String of(String words) {
        return of(words, WITHIN_A_SENTENCE);
    }

    /** The words on one line, cut after so many characters. */
    public static String of(String words, int longest) {
        String line = UNSEEN.matcher(words).replaceAll(" ").strip();
        return line.length() <= longest ? line : line.substring(0, longest) + "…";
    }
}
