// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells a person, or with {@code --json-errors} a program, what failed and what to do next. */
final class FailureReport {

    private static final String MEMORY_REMEDY =
            "Ask for fewer or smaller cells, or take the rows as they come: --wire csv or -o arrow hold none of them.";

    private static final String DEFECT_REMEDY = "Run it again with -v to see where, and report what it prints.";

    private final Streams streams;
    private final boolean asJson;
    private final int verbosity;

    FailureReport(Streams streams, boolean asJson, int verbosity) {
        this.streams = streams;
        this.asJson = asJson;
        this.verbosity = verbosity;
    }

    /** Prints a failure that explains itself and gives its exit code. */
    int print(SluiceException failure) {
        int code = ExitCode.of(failure);
        if (asJson) {
            streams.say(json(
                    failure.getClass().getSimpleName(),
                    code,
                    failure.explanation().message(),
                    failure.remedy(),
                    failure.requestId(),
                    failure.statementId(),
                    failure.id()));
        } else {
            streams.say("sluice: " + sentence(failure.explanation().message()));
            say("  ", failure.remedy());
            failure.requestId().ifPresent(id -> say("  request id: ", id));
            failure.statementId().ifPresent(id -> say("  statement id: ", id));
        }
        if (verbosity > 1) {
            streams.say(traceOf(failure));
        }
        return code;
    }

    /** Prints a failure that nobody foresaw: its own text may hold anything, so it is shown only when asked for. */
    int printDefect(Throwable defect) {
        boolean isMemory = defect instanceof OutOfMemoryError;
        String message = isMemory
                ? "This needs more memory at once than the program allows itself."
                : "Something failed that should not: " + defect.getClass().getSimpleName() + ".";
        String remedy = isMemory ? MEMORY_REMEDY : DEFECT_REMEDY;
        if (asJson) {
            streams.say(json(
                    isMemory ? "OutOfMemory" : "Defect",
                    ExitCode.FAILED,
                    message,
                    remedy,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        } else {
            streams.say("sluice: " + message);
            streams.say("  " + remedy);
        }
        if (verbosity > 0) {
            streams.say(traceOf(defect));
        }
        return ExitCode.FAILED;
    }

    private void say(String start, String text) {
        if (!text.isBlank()) {
            streams.say(start + text);
        }
    }

    private static String sentence(String message) {
        boolean isOpen = !message.isEmpty()
                && message.indexOf('\n') < 0
                && ".!?…:".indexOf(message.charAt(message.length() - 1)) < 0;
        return isOpen ? message + "." : message;
    }

    private static String json(
            String kind,
            int code,
            String message,
            String remedy,
            Optional<String> requestId,
            Optional<String> statementId,
            Optional<FailureId> id) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", kind);
        object.put("code", code);
        object.put("message", message);
        object.put("remedy", remedy);
        object.put("request_id", requestId);
        object.put("statement_id", statementId);
        id.ifPresent(known -> object.put("id", known.id()));
        return JsonText.of(object);
    }

    private static String traceOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString().stripTrailing();
    }
}
