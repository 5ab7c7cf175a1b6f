// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import java.util.Arrays;

/**
 * The columns that text takes on a terminal. What a reader sees as one character counts once: a letter with its marks,
 * an emoji with its modifiers, a sequence joined by ZWJ, a flag of two letters. Ambiguous characters are narrow.
 */
final class DisplayWidth {

    private static final int ZWJ = 0x200d;
    private static final int EMOJI_STYLE = 0xfe0f;

    /** First and last of each range that East Asian Width calls wide or fullwidth, emoji left out. */
    private static final int[] WIDE = {
        0x1100, 0x115f, 0x2329, 0x232a, 0x2e80, 0x2e99, 0x2e9b, 0x2ef3, 0x2f00, 0x2fd5, 0x2ff0, 0x303e, 0x3041, 0x3096,
        0x3099, 0x30ff, 0x3105, 0x312f, 0x3131, 0x318e, 0x3190, 0x31e5, 0x31ef, 0x321e, 0x3220, 0x3247, 0x3250, 0xa48c,
        0xa490, 0xa4c6, 0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe52, 0xfe54, 0xfe66,
        0xfe68, 0xfe6b, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x16fe4, 0x16ff0, 0x16ff1, 0x17000, 0x18cd5, 0x18cff,
        0x18d08, 0x1aff0, 0x1b2fb, 0x1f200, 0x1f202, 0x1f210, 0x1f23b, 0x1f240, 0x1f248, 0x1f250, 0x1f251, 0x1f260,
        0x1f265, 0x20000, 0x2fffd, 0x30000, 0x3fffd
    };

    private DisplayWidth() {}

    static int of(String text) {
        int width = 0;
        int position = 0;
        while (position < text.length()) {
            int end = next(text, position);
            width += width(text, position, end);
            position = end;
        }
        return width;
    }

    /** Where to cut text that begins at {@code from} so that it takes at most {@code width} columns; never nothing. */
    static int cut(String text, int from, int width) {
        int position = next(text, from);
        int used = width(text, from, position);
        while (position < text.length()) {
            int end = next(text, position);
            used += width(text, position, end);
            if (used > width) {
                break;
            }
            position = end;
        }
        return position;
    }

    /** The end of the character, as a reader sees it, that begins at {@code from}. */
    private static int next(String text, int from) {
        int first = text.codePointAt(from);
        int end = from + Character.charCount(first);
        if (isFlagLetter(first) && end < text.length() && isFlagLetter(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            boolean joined = Character.isExtendedPictographic(codePoint) && text.codePointBefore(end) == ZWJ;
            if (!joined
                    && !isZeroWidth(codePoint)
                    && !(Character.isEmojiModifier(codePoint) && Character.isEmoji(first))) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return end;
    }

    private static int width(String text, int from, int end) {
        int first = text.codePointAt(from);
        if (isZeroWidth(first)) {
            return 0;
        }
        boolean pair = isFlagLetter(first) && end - from > Character.charCount(first);
        boolean emoji = Character.isEmoji(first) && text.indexOf(EMOJI_STYLE, from, end) >= 0;
        return pair || emoji || isWide(first) ? 2 : 1;
    }

    private static boolean isWide(int codePoint) {
        if (codePoint < WIDE[0]) {
            return false;
        }
        int found = Arrays.binarySearch(WIDE, codePoint);
        boolean inside = found >= 0 || (-found - 1) % 2 == 1;
        return inside || (Character.isEmojiPresentation(codePoint) && !isFlagLetter(codePoint));
    }

    private static boolean isFlagLetter(int codePoint) {
        return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
    }

    private static boolean isZeroWidth(int codePoint) {
        if (codePoint < 0x300) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            // the signs that stand before a number are seen
            case Character.FORMAT -> !(codePoint >= 0x600 && codePoint <= 0x8e2 && codePoint != 0x61c);
            // vowels and final consonants that join the Hangul letter before them
            default -> (codePoint >= 0x1160 && codePoint <= 0x11ff) || (codePoint >= 0xd7b0 && codePoint <= 0xd7fb);
        };
    }
}
