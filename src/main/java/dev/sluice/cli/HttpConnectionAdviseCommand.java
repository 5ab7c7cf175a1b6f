// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.httpconnection.AuthAdvisor;
import dev.sluice.httpconnection.AuthAdvisor.Advice;
import dev.sluice.httpconnection.AuthAdvisor.Question;
import dev.sluice.httpconnection.AuthMethod;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Advises on the auth method of an HTTP connection, by flags or by asking. */
@Command(
        name = "advise",
        description = {
            "Choose the auth method of an HTTP connection: four questions from the top, and the first yes wins.",
            "On a terminal what no flag answers is asked."
        },
        footer = {"sluice hc advise", "sluice hc advise --no-per-user --client-credentials"})
final class HttpConnectionAdviseCommand implements Callable<Integer> {

    @Option(names = "--per-user", negatable = true, description = "Per-user identity is needed at the service.")
    @Nullable
    Boolean perUser;

    @Option(names = "--client-credentials", negatable = true, description = "It supports OAuth client_credentials.")
    @Nullable
    Boolean clientCredentials;

    @Option(names = "--oauth", negatable = true, description = "It supports OAuth, without client_credentials.")
    @Nullable
    Boolean oauth;

    @Option(names = "--static-key", negatable = true, description = "It takes a static API key.")
    @Nullable
    Boolean staticKey;

    @Option(
            names = {"-o", "--format"},
            paramLabel = "<format>",
            description = "table or json.")
    Listing format = Listing.TABLE;

    private final Streams streams;

    HttpConnectionAdviseCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Map<Question, Boolean> answers = new EnumMap<>(Question.class);
        put(answers, Question.PER_USER, perUser);
        put(answers, Question.CLIENT_CREDENTIALS, clientCredentials);
        put(answers, Question.OAUTH, oauth);
        put(answers, Question.STATIC_KEY, staticKey);
        Optional<Question> open = AuthAdvisor.next(answers);
        while (open.isPresent()) {
            answers.put(open.get(), ask(open.get()));
            open = AuthAdvisor.next(answers);
        }
        Advice advice = AuthAdvisor.advise(answers);
        streams.print(format == Listing.JSON ? json(advice) : text(advice));
        return ExitCode.OK;
    }

    private static void put(Map<Question, Boolean> answers, Question question, @Nullable Boolean answer) {
        if (answer != null) {
            answers.put(question, answer);
        }
    }

    private boolean ask(Question question) {
        if (!streams.inIsTerminal()) {
            throw new InvalidSettings(
                    "No answer was given to: " + question.text(),
                    "Answer it with --" + question.flag() + " or --no-" + question.flag() + ".");
        }
        while (true) {
            streams.say(question.text() + " (yes or no)");
            String line = line().strip().toLowerCase(Locale.ROOT);
            if (line.startsWith("y")) {
                return true;
            }
            if (line.startsWith("n")) {
                return false;
            }
        }
    }

    private String line() {
        try {
            return streams.readLine()
                    .orElseThrow(
                            () -> new InvalidSettings("The questions were not answered to the end.", "Run it again."));
        } catch (IOException e) {
            throw new InvalidSettings("The terminal cannot be read: " + e.getMessage() + ".", "Answer with flags.");
        }
    }

    private static String text(Advice advice) {
        return advice.method().map(AuthMethod::word).orElse("none") + "\n  " + advice.reason() + "\n"
                + advice.method()
                        .map(method -> "  identity: " + method.identity() + "\n  credential: " + method.lifecycle()
                                + "\n  best for: " + method.bestFor() + "\n")
                        .orElse("");
    }

    private static String json(Advice advice) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("method", advice.method().map(AuthMethod::word));
        document.put("reason", advice.reason());
        document.put("identity", advice.method().map(AuthMethod::identity));
        document.put("credential", advice.method().map(AuthMethod::lifecycle));
        return JsonText.of(document) + "\n";
    }
}
