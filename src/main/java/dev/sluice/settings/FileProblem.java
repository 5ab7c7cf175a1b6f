// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** Why a file could not be read or written, in words; the system's own text starts with the path, which is said before. */
final class FileProblem {

    private FileProblem() {}

    static String inWords(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        Optional<String> reason = problem instanceof FileSystemException file
                ? Optional.ofNullable(file.getReason())
                : Optional.ofNullable(problem.getMessage());
        return reason.orElse(problem.getClass().getSimpleName());
    }
}
