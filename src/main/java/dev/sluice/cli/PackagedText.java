// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Texts that come with the program: schemas and help topics. */
final class PackagedText {

    private PackagedText() {}

    static String read(String path) {
        try (InputStream text = Objects.requireNonNull(PackagedText.class.getResourceAsStream(path), path)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it is part of the program
        }
    }
}
