// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.function.Function;

/** Tells whether two readings of settings came to the same, without keeping what they say. */
final class Fingerprint {

    private Fingerprint() {}

    /** {@code contents} gives what a setting leads to, such as the text of a file. */
    static Secret of(Collection<Setting> settings, Function<Setting, String> contents) {
        MessageDigest digest = sha256();
        for (Setting setting : settings) {
            add(digest, setting.name());
            add(digest, setting.expanded());
            add(digest, contents.apply(setting));
        }
        return Secret.of(HexFormat.of().formatHex(digest.digest()));
    }

    /** A file's; one that cannot be read is told by whoever needs it. */
    static String of(Path file) {
        try {
            return HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
