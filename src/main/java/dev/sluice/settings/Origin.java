// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

/** Where the value of a setting came from; its text is what a person needs to find it. */
public sealed interface Origin {

    /** A word typed on the command line; the name is without its dashes. */
    record Flag(String name) implements Origin {
        @Override
        public String toString() {
            return "flag --" + name;
        }
    }

    /** A word typed without a flag, named as the help names it. */
    record Argument(String name) implements Origin {
        @Override
        public String toString() {
            return "argument <" + name + ">";
        }
    }

    /** A variable of the environment, such as {@code SLUICE_HOST}. */
    record Variable(String name) implements Origin {
        @Override
        public String toString() {
            return "environment variable " + name;
        }
    }

    /** A line of the configuration file, with the key as it is written there. */
    record FileLine(String file, String key) implements Origin {
        @Override
        public String toString() {
            return file + ", " + key;
        }
    }

    /** A default that ships with an auth type. */
    record AuthTypeDefault(String authType) implements Origin {
        @Override
        public String toString() {
            return "default of " + authType;
        }
    }
}
