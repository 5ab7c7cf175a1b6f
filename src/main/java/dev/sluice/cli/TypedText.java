// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;

/** Text of an argument. Where the locale has no such characters, the system hands on something else than was typed. */
final class TypedText {

    private TypedText() {}

    /** Gives the text back, unless characters of it were lost; {@code what} begins the sentence that says so. */
    static String intact(String what, String text, String otherWay) {
        boolean isLost = text.codePoints().anyMatch(c -> c == 0xFFFD || (c >= 0xD800 && c <= 0xDFFF));
        if (isLost) {
            throw new InvalidSettings(
                    what + " has characters that did not arrive: the locale of this process does not have them.",
                    otherWay + ", or set LC_ALL=C.UTF-8.");
        }
        return text;
    }
}
