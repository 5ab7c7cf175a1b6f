// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.Optional;

/** A setting that is in effect; the reference is what its expression names and nobody has set. */
record Setting(String name, String value, Optional<String> missing, Origin origin) {

    /** The value, when every expression in it could be expanded. */
    String expanded() {
        if (missing.isPresent()) {
            String variable = missing.get();
            throw new InvalidSettings(
                    "The value of " + origin + " refers to ${" + variable + "}, which is not set.",
                    "Set the environment variable " + variable
                            + ", or write the value itself ($${ stands for a literal ${).");
        }
        return value;
    }

    Setting withValue(String other) {
        return new Setting(name, other, missing, origin);
    }

    @Override
    public String toString() {
        return "Setting[" + name + ", " + origin + "]";
    }
}
