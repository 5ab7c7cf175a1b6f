// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Turns what was read from a file, a variable or standard input into a secret, or says why it cannot be one. */
final class SecretText {

    /** In bytes; longer than any token, so that a wrong file (a disk image, {@code /dev/zero}) is not read whole. */
    static final int LONGEST = 65_536;

    private static final String REMEDY = "Give the secret alone, on one line, as UTF-8 text.";

    private SecretText() {}

    static String read(Path file, String where) {
        try (InputStream stream = Files.newInputStream(file)) {
            return decode(stream.readNBytes(LONGEST + 1), where);
        } catch (NoSuchFileException e) {
            throw new InvalidSettings(
                    "The file " + where + " does not exist.",
                    "Create the file with the secret in it, or correct its name.");
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "it is a directory" : FileProblem.inWords(e);
            throw new InvalidSettings(
                    "The file " + where + " cannot be read: " + why + ".",
                    "Name a file that this user may read and that holds the secret.");
        }
    }

    static String decode(byte[] bytes, String where) {
        if (bytes.length > LONGEST) {
            throw new InvalidSettings(
                    "What was read from " + where + " is longer than any secret (" + LONGEST + " bytes).", REMEDY);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidSettings("What was read from " + where + " is not UTF-8 text.", REMEDY);
        }
    }

    /** Cuts the line end that editors and {@code echo} leave, and refuses what no header or form could carry. */
    static Secret secretOf(String text, String where) {
        String value = text;
        if (value.endsWith("\n")) {
            value = value.substring(0, value.length() - 1);
        }
        if (value.endsWith("\r")) {
            value = value.substring(0, value.length() - 1);
        }
        if (value.isBlank()) {
            throw new InvalidSettings("The secret from " + where + " is empty.", REMEDY);
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidSettings(
                    "The secret from " + where + " has more than one line or holds control characters.", REMEDY);
        }
        return Secret.of(value);
    }
}
