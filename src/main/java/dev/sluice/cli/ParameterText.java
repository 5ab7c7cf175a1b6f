// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.statement.StatementSpec.Parameter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a parameter as it is typed: {@code name=value}, {@code name:DECIMAL(10,2)=1.50}, or {@code name} for NULL. */
final class ParameterText {

    private static final Pattern FORM =
            Pattern.compile("(\\w+)(?::([A-Za-z][\\w ]*(?:\\([\\d, ]+\\))?))?(?:=(.*))?", Pattern.DOTALL);

    private ParameterText() {}

    static Parameter parse(String text) {
        Matcher form = FORM.matcher(
                TypedText.intact("A parameter", text, "Write its value into a statement that is given with -f"));
        if (!form.matches()) {
            throw new InvalidSettings(
                    "The parameter '" + text + "' cannot be read.",
                    "Write name=value, name:TYPE=value, or name alone for NULL.");
        }
        return new Parameter(form.group(1), Optional.ofNullable(form.group(2)), Optional.ofNullable(form.group(3)));
    }
}
