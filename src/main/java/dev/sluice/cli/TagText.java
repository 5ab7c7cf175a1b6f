// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.statement.StatementSpec.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads query tags as they are typed: {@code key=value}, or a key alone. */
final class TagText {

    /** The server keeps twenty and drops the rest without a word; one of them is our own. */
    private static final int MOST = 19;

    private static final String OWN = "sluice_run";

    private TagText() {}

    static List<Tag> parse(List<String> texts) {
        if (texts.size() > MOST) {
            throw new InvalidSettings(
                    "There are " + texts.size() + " tags, and the server keeps " + MOST + " beside " + OWN + ".",
                    "Leave some out.");
        }
        List<Tag> tags = new ArrayList<>();
        Set<String> keys = new HashSet<>(Set.of(OWN));
        for (String text : texts) {
            Tag tag = parse(TypedText.intact("A tag", text, "Write it without them"));
            if (!keys.add(tag.key())) {
                throw new InvalidSettings(
                        "The tag " + tag.key() + (tag.key().equals(OWN) ? " is sluice's own." : " is given twice."),
                        "Give each key once.");
            }
            tags.add(tag);
        }
        return tags;
    }

    private static Tag parse(String text) {
        int equals = text.indexOf('=');
        String key = (equals < 0 ? text : text.substring(0, equals)).strip();
        if (key.isEmpty()) {
            throw new InvalidSettings("The tag '" + text + "' has no key.", "Write key=value, or a key alone.");
        }
        return new Tag(key, equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1)));
    }
}
