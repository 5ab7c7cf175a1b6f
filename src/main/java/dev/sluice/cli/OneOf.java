// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** Reads a word that is one of a few, and names them all when it is none. */
final class OneOf {

    private OneOf() {}

    static <E extends Enum<E>> E parse(String word, E[] values) {
        return Arrays.stream(values)
                .filter(value -> value.toString().equalsIgnoreCase(word.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + word + "' is none of "
                        + Arrays.stream(values)
                                .map(value -> value.toString().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
