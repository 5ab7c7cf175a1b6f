// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.Secret;
import dev.sluice.sql.SqlName;
import java.util.Collection;
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

    /**
     * Whether SQL has to carry these, since one is only referred to. A value beside it is refused: the workspace keeps the
     * text of a statement in its query history.
     */
    static boolean needSql(Collection<StoredSecret> secrets) {
        boolean isReferred = secrets.stream().anyMatch(Reference.class::isInstance);
        boolean isGiven = secrets.stream()
                .anyMatch(each ->
                        each instanceof Value value && !value.secret().reveal().isEmpty());
        if (isReferred && isGiven) {
            throw new InvalidSettings(
                    "One secret is referred to and another one is given: SQL would have to carry the given one, and the"
                            + " workspace keeps statements in its query history.",
                    "Give all of them as files, or refer to all of them; a shared sign-in needs its client's secret as a"
                            + " file.");
        }
        return isReferred;
    }

    /** As it may be shown. */
    default String shown() {
        return switch (this) {
            case Value _ -> "***";
            case Reference reference ->
                "secret(" + SqlName.literal(reference.scope) + "," + SqlName.literal(reference.key) + ")";
        };
    }

    /** As an expression of SQL; a value is never in a statement, and shows as stars. */
    default String inSql() {
        return switch (this) {
            case Value _ -> SqlName.literal(shown());
            case Reference _ -> shown();
        };
    }
}
