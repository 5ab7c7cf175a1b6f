// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The names of all settings and their other spellings, in the one place that lists them. */
final class SettingNames {

    /** Every setting that a person may give, in the order in which they are shown. */
    static final List<String> ALL = List.of(
            "host",
            "auth-type",
            "token",
            "token-file",
            "token-env",
            "token-command",
            "client-id",
            "client-secret",
            "client-secret-file",
            "scopes",
            "azure-tenant-id",
            "azure-cloud",
            "azure-workspace-resource-id",
            "redirect-uri",
            "token-audience",
            "token-source",
            "warehouse-id",
            "warehouse-name",
            "http-path",
            "serverless-compute-id",
            "cluster-id",
            "classic-compute-http-path",
            "compute",
            "workspace-id",
            "catalog",
            "schema",
            "table",
            "proxy",
            "no-proxy",
            "ca-file",
            "connect-timeout",
            "idle-timeout",
            "timeout");

    /** What only an auth type's shipped defaults may say: a token path of the user's would be another host's in disguise. */
    static final List<String> SHIPPED_ONLY = List.of(
            "token-path",
            "authorize-path",
            "public-client-id",
            "public-redirect-uri",
            "public-ports",
            "azure-resource");

    /** The settings that carry a credential or lead to one: a connection has at most one of them. */
    static final List<String> CREDENTIALS = List.of(
            "token", "token-file", "token-env", "token-command", "token-source", "client-secret", "client-secret-file");

    /** The settings whose own value is secret. */
    static final List<String> SECRETS = List.of("token", "client-secret");

    /** The settings whose value is a text for the shell, which expands what is in it; nothing here does. */
    static final List<String> SHELL_TEXTS = List.of("token-command");

    static final List<String> DURATIONS = List.of("connect-timeout", "idle-timeout", "timeout");

    private static final Map<String, String> ALIASES = Map.of(
            "access-token", "token",
            "azure-client-id", "client-id",
            "azure-client-secret", "client-secret");

    private SettingNames() {}

    /** The setting that a spelling means, with underscores or hyphens; empty when there is none. */
    static Optional<String> canonical(String spelling) {
        String hyphens = spelling.replace('_', '-');
        String name = ALIASES.getOrDefault(hyphens, hyphens);
        return ALL.contains(name) ? Optional.of(name) : Optional.empty();
    }

    /** Every spelling with hyphens, to look for the nearest in. */
    static List<String> spellings() {
        return Stream.concat(ALL.stream(), ALIASES.keySet().stream().sorted()).toList();
    }

    /** The settings in the order in which they are shown, and those that only the shipped defaults have. */
    static List<String> everything() {
        return Stream.concat(ALL.stream(), SHIPPED_ONLY.stream()).toList();
    }

    static boolean isKnown(String name) {
        return ALL.contains(name) || SHIPPED_ONLY.contains(name);
    }

    /** The environment variable of a setting. */
    static String variableOf(String name) {
        return "SLUICE_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
