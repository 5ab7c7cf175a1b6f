// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.regex.Pattern;

/** Who privileges are given to: a user's e-mail address, a group's name, or a service principal's application id. */
public record Principal(String name) implements Comparable<Principal> {

    private static final Pattern APPLICATION_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** What a name says about its holder; nothing but its form is known. */
    public enum Kind {
        USER,
        SERVICE_PRINCIPAL,
        GROUP
    }

    public static Principal parse(String text) {
        String name = text.strip();
        if (name.startsWith("`") && name.endsWith("`") && name.length() > 2) {
            name = name.substring(1, name.length() - 1).replace("``", "`");
        }
        if (name.isEmpty()) {
            throw new InvalidSettings(
                    "A principal has no name.",
                    "Give a user's e-mail address, a group's name or a service principal's application id.");
        }
        return new Principal(name);
    }

    public Kind kind() {
        if (APPLICATION_ID.matcher(name).matches()) {
            return Kind.SERVICE_PRINCIPAL;
        }
        return name.contains("@") ? Kind.USER : Kind.GROUP;
    }

    @Override
    public int compareTo(Principal other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
