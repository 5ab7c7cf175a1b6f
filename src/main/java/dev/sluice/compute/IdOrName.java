// SPDX-License-Identifier: Apache-2.0
package dev.sluice.compute;

import java.util.regex.Pattern;

/** What a person typed to name a warehouse: its id, or its name. */
public record IdOrName(String text) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

    /** Whether it is shaped like an id, so that it may be one that no listing shows. */
    boolean mayBeId() {
        return ID.matcher(text).matches();
    }
}
