// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.Secret;
import dev.sluice.sql.SqlName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A secret on its way into a connection: its value, or the place in the workspace's secrets where the server finds it. */
public sealed interface StoredSecret {

    /** The value itself, read from a file or standard input. */
    record Value(Secret secret) implements StoredSecret {}

    /** {@code secret('scope','key')}: this process never learns it. Only SQL has this form, so it needs a warehouse. */
    record Reference(String scope, String key) implements StoredSecret {}

    Pattern FORM = Pattern.compile("secret\\(\\s*'([^']+)'\\s*,\\s*'([^']+)'\\s*\\)", Pattern.CASE_INSENSITIVE);

    /** Reads {@code secret('scope','key')}; empty for anything else. */
    static Optional<StoredSecret> reference(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches() ? Optional.of(new Reference(form.group(1), form.group(2))) : Optional.empty();
    }

    static StoredSecret requireReference(String text) {
        return reference(text)
                .orElseThrow(() -> new InvalidSettings(
                        "What was given is no reference to a secret of the workspace.",
                        "Write secret('scope','key'); a secret itself comes from a file or standard input."));
    }

    /** As an option of REST, which has values only. */
    default String inRest() {
        return switch (this) {
            case Value value -> value.secret().reveal();
            case Reference _ -> throw new IllegalStateException("a reference to a secret is sent by SQL");
        };
    }

    /** As it may be shown. */
    default String shown() {
        return switch (this) {
            case Value _ -> "***";
            case Reference reference ->
                "secret(" + SqlName.literal(reference.scope) + "," + SqlName.literal(reference.key) + ")";
        };
    }

    /** As an expression of SQL; a value stands in it as it is. */
    default String inSql() {
        return switch (this) {
            case Value value -> SqlName.literal(value.secret().reveal());
            case Reference _ -> shown();
        };
    }
}
