// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.nio.file.Path;

/** A file with one secret, which may be replaced at any time: it is read whenever it is asked. */
public final class SecretFile {

    private final Path path;

    public SecretFile(Path path) {
        this.path = path;
    }

    public Secret read() {
        return SecretText.secretOf(SecretText.read(path, path.toString()), path.toString());
    }
}
