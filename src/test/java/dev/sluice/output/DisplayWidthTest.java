// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

    @ParameterizedTest(name = "{0} takes {2}")
    @CsvSource({
        "nothing, '', 0",
        "letters, abc, 3",
        "umlaut, \u00fc, 1",
        "combining mark, e\u0301, 1",
        "two combining marks, a\u0301\u0323, 1",
        "kanji, \u6771\u4eac, 4",
        "kana, \u30ab\u30bf, 4",
        "half-width kana, \uff76, 1",
        "full-width letter, \uff21, 2",
        "hangul syllable, \ud55c, 2",
        "hangul letters that join, \u1112\u1161\u11ab, 2",
        "rare kanji, \ud840\udc00, 2",
        "emoji, \ud83d\ude00, 2",
        "skin tone, \ud83d\udc4d\ud83c\udffd, 2",
        "family, \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67, 2",
        "joined after a style, \u2764\ufe0f\u200d\ud83d\udd25, 2",
        "heart as emoji, \u2764\ufe0f, 2",
        "heart as text, \u2764, 1",
        "keycap, 1\ufe0f\u20e3, 2",
        "flag, \ud83c\udde9\ud83c\uddea, 2",
        "two flags, \ud83c\udde9\ud83c\uddea\ud83c\uddeb\ud83c\uddf7, 4",
        "half a flag, \ud83c\udde9, 1",
        "zero-width space, a\u200bb, 2",
        "soft hyphen, a\u00adb, 3",
        "devanagari with a sign, \u0915\u094d, 1",
        "box drawing, \u2500, 1",
        "ambiguous, \u00b1, 1",
        "replacement, \ufffd, 1",
        "private use, \ue000, 1",
    })
    void countsTheColumnsOfATerminal(String what, String text, int width) {
        assertThat(DisplayWidth.of(text)).as(what).isEqualTo(width);
    }

    @Test
    void cutsBetweenCharactersAndAlwaysGetsOn() {
        assertThat(DisplayWidth.cut("abcdef", 0, 4)).isEqualTo(4);
        assertThat(DisplayWidth.cut("abcdef", 4, 4)).isEqualTo(6);
        assertThat(DisplayWidth.cut("a\u6771\u4eac", 0, 2)).isEqualTo(1);
        assertThat(DisplayWidth.cut("a\u6771\u4eac", 1, 1)).isEqualTo(2);
        assertThat(DisplayWidth.cut("e\u0301e\u0301", 0, 1)).isEqualTo(2);
    }
}
