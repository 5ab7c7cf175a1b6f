// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import dev.sluice.settings.MaskedText;
import java.util.regex.Pattern;

/**
 * Which lines may stand in the history file: none that looks as if it carried a secret, and none that begins with a
 * blank, by which a person says so. It keeps too little rather than too much.
 */
final class HistoryFilter {

    /** A word for a secret, wherever it stands in a longer one. */
    private static final Pattern SECRET_WORD = Pattern.compile(
            "(?i)password|passwd|pwd|passphrase|secret|token|credential|bearer|authorization|(api|access|private|account"
                    + "|encryption|sas)[_-]?key|aes_|identified\\s+by");

    private static final Pattern LITERAL = Pattern.compile("['\"$:=]");

    private HistoryFilter() {}

    static boolean keeps(String text) {
        boolean isHidden = text.isBlank() || Character.isWhitespace(text.charAt(0));
        return !isHidden && !MaskedText.hides(text) && !namesSecret(text);
    }

    /** The name of a column alone gives nothing away; with a value beside it, it may. */
    private static boolean namesSecret(String text) {
        return SECRET_WORD.matcher(text).find() && LITERAL.matcher(text).find();
    }
}
