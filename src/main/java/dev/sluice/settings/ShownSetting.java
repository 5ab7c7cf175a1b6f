// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A setting fit to be shown to anyone: the value of a secret, and a password in an address, are stars. */
public record ShownSetting(String name, String value, Origin origin) {

    private static final Set<String> ADDRESSES = Set.of("host", "proxy");

    /** To the last '@' there is: a password may hold some itself, and what is mistyped is hidden rather than shown. */
    private static final Pattern USER_INFO = Pattern.compile("^(\\s*[A-Za-z][A-Za-z0-9+.-]*://)?.*@", Pattern.DOTALL);

    static ShownSetting of(Setting setting) {
        return new ShownSetting(setting.name(), shown(setting), setting.origin());
    }

    private static String shown(Setting setting) {
        if (SettingNames.SECRETS.contains(setting.name())) {
            return "***";
        }
        if (setting.missing().isPresent()) {
            return "(" + setting.missing().get() + " is not set)";
        }
        if (SettingNames.SHELL_TEXTS.contains(setting.name())) {
            return MaskedText.masked(setting.value());
        }
        return ADDRESSES.contains(setting.name()) ? withoutPassword(setting.value()) : setting.value();
    }

    /** The same text with stars for user and password of an address. */
    static String withoutPassword(String value) {
        return USER_INFO
                .matcher(value)
                .replaceFirst(
                        found -> found.group(1) == null ? "***@" : Matcher.quoteReplacement(found.group(1)) + "***@");
    }
}
