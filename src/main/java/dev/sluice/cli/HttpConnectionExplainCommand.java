// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.http.WorkspaceHost;
import dev.sluice.httpconnection.SignInPages;
import dev.sluice.httpconnection.SignInTrouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what an error means that a browser or a call showed, and what mends it; offline. */
@Command(
        name = "explain",
        description = {
            "Explain what a browser showed during a sign-in, or what a call answered: cause and fix.",
            "Give the words, or the whole address of the error page. Nothing is sent anywhere."
        },
        footer = {
            "sluice hc explain redirect_uri_mismatch --host https://acme.cloud.databricks.com",
            "sluice hc explain \"https://accounts.google.com/signin/oauth/error?authError=…\""
        })
final class HttpConnectionExplainCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "<text-or-url>", description = "What was shown.")
    List<String> shown = new ArrayList<>();

    @Option(
            names = "--host",
            paramLabel = "<url>",
            description = "The workspace's address, for its exact redirect URI.")
    @Nullable
    String host;

    @Option(
            names = {"-o", "--format"},
            paramLabel = "<format>",
            description = "table or json.")
    Listing format = Listing.TABLE;

    private final Streams streams;

    HttpConnectionExplainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        String text = String.join(" ", shown);
        SignInTrouble trouble = SignInTrouble.recognise(text)
                .orElseThrow(
                        () -> new NotFound(
                                Explanation.of(
                                        "Nothing known of HTTP connections is in what was given.",
                                        "Give the words of the error, such as redirect_uri_mismatch, or the whole address of the page.")));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("trouble", trouble.title());
        document.put("cause", trouble.cause());
        document.put("fix", trouble.fix());
        if (trouble == SignInTrouble.REDIRECT_URI_MISMATCH) {
            addRedirect(document, text);
        }
        streams.print(format == Listing.JSON ? JsonText.of(document) + "\n" : text(document));
        return ExitCode.OK;
    }

    private void addRedirect(Map<String, Object> document, String text) {
        Optional<String> right = Optional.ofNullable(host)
                .map(url -> new SignInPages(WorkspaceHost.parse(url), Optional.empty()).redirectUri());
        Optional<String> seen = SignInTrouble.redirectIn(text);
        document.put("redirect_uri", right.orElse("<workspace>/login/oauth/http.html"));
        seen.ifPresent(uri -> {
            document.put("seen", uri);
            right.flatMap(expected -> SignInTrouble.difference(uri, expected))
                    .ifPresent(difference -> document.put("difference", difference));
        });
    }

    private static String text(Map<String, Object> document) {
        StringBuilder text = new StringBuilder(document.get("trouble") + "\n");
        document.forEach((key, value) -> {
            if (!key.equals("version") && !key.equals("trouble")) {
                text.append("  ")
                        .append(key.replace('_', ' '))
                        .append(": ")
                        .append(value)
                        .append('\n');
            }
        });
        return text.toString();
    }
}
