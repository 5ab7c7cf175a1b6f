// SPDX-License-Identifier: Apache-2.0
package dev.sluice.catalog;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One privilege of Unity Catalog, by its name in REST ({@code USE_CONNECTION}). It is no enum, since a workspace may
 * answer with one that is newer than this program.
 */
public record Privilege(String name) implements Comparable<Privilege> {

    public static final Privilege USE_CONNECTION = new Privilege("USE_CONNECTION");
    public static final Privilege ALL_PRIVILEGES = new Privilege("ALL_PRIVILEGES");
    public static final Privilege MANAGE = new Privilege("MANAGE");

    /** What a person may type; longer names first, since words are matched from the left. */
    private static final List<String> KNOWN = List.of(
            "ALL_PRIVILEGES",
            "MANAGE",
            "USE_CATALOG",
            "USE_SCHEMA",
            "USE_CONNECTION",
            "CREATE_FOREIGN_CATALOG",
            "CREATE_FOREIGN_SECURABLE",
            "CREATE_CONNECTION",
            "CREATE_CATALOG",
            "CREATE_SCHEMA",
            "CREATE_TABLE",
            "CREATE_VOLUME",
            "CREATE_FUNCTION",
            "CREATE_MODEL",
            "CREATE_MATERIALIZED_VIEW",
            "CREATE_EXTERNAL_LOCATION",
            "CREATE_EXTERNAL_TABLE",
            "CREATE_EXTERNAL_VOLUME",
            "CREATE_MANAGED_STORAGE",
            "CREATE_STORAGE_CREDENTIAL",
            "CREATE_SERVICE_CREDENTIAL",
            "CREATE_SHARE",
            "CREATE_RECIPIENT",
            "CREATE_PROVIDER",
            "SELECT",
            "MODIFY",
            "BROWSE",
            "APPLY_TAG",
            "EXECUTE",
            "REFRESH",
            "ACCESS",
            "READ_VOLUME",
            "WRITE_VOLUME",
            "READ_FILES",
            "WRITE_FILES");

    /** Reads what was typed, in SQL's spelling or REST's, in one word or several: {@code USE CONNECTION, MANAGE}. */
    public static List<Privilege> parseAll(List<String> words) {
        List<String> left = new ArrayList<>(
                Arrays.stream(String.join(" ", words).toUpperCase(Locale.ROOT).split("[\\s,_]+"))
                        .filter(word -> !word.isEmpty())
                        .toList());
        List<Privilege> found = new ArrayList<>();
        while (!left.isEmpty()) {
            String name = KNOWN.stream()
                    .filter(known -> startsWith(left, known))
                    .max(java.util.Comparator.comparingInt(String::length))
                    .orElseThrow(() -> unknown(String.join(" ", left)));
            left.subList(0, name.split("_").length).clear();
            found.add(new Privilege(name));
        }
        return found.stream().distinct().toList();
    }

    private static boolean startsWith(List<String> words, String known) {
        List<String> parts = List.of(known.split("_"));
        return words.size() >= parts.size() && words.subList(0, parts.size()).equals(parts);
    }

    private static InvalidSettings unknown(String text) {
        return new InvalidSettings(
                "'" + text + "' is no privilege that this program knows.",
                "Write it as in SQL or in REST, for example USE CONNECTION or USE_CONNECTION.");
    }

    /** As SQL spells it. */
    public String inSql() {
        return name.replace('_', ' ');
    }

    @Override
    public int compareTo(Privilege other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return inSql();
    }
}
