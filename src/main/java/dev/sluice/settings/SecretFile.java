// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.nio.file.Path;

/** A file that holds one secret, and may hold another one the next time it is read. */
public final class SecretFile {

    private final Path path;
    private final String where;

    public SecretFile(Path path) {
        this(path, path.toString());
    }

    SecretFile(Path path, String where) {
        this.path = path;
        this.where = where;
    }

    /** What it holds now. */
    public Secret read() {
        return SecretText.secretOf(SecretText.read(path, where), where);
    }

    @Override
    public String toString() {
        return where;
    }
}
