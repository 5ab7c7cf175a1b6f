// SPDX-License-Identifier: Apache-2.0
package dev.sluice.auth;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.settings.MaskedText;
import dev.sluice.settings.Settings;
import dev.sluice.token.AccessToken;
import dev.sluice.token.CachedTokenSource;
import dev.sluice.token.TokenSource;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * A command of the user's that prints a token, run by the shell when a token is needed and again before that one ends.
 * Its tokens stay in memory: what it calls (a vault, another program's login) keeps its own, and its logout holds here too.
 */
public record TokenCommand(String command) implements AuthType {

    /** Enough for a vault far away; {@code databricks auth token} alone would wait an hour (reference 13.10). */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    static TokenCommand from(Settings settings) {
        return new TokenCommand(settings.require("token-command"));
    }

    @Override
    public String name() {
        return "token-command";
    }

    @Override
    public TokenSource openTokenSource(AuthContext context) {
        return new CachedTokenSource(() -> run(context), context.clock());
    }

    private AccessToken run(AuthContext context) {
        Programs.Ended ended;
        try {
            ended = context.programs().run(List.of("sh", "-c", command), LIMIT);
        } catch (IOException noShell) {
            throw failed("there is no shell to run it: " + noShell.getMessage() + ".", "Install sh.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted(Explanation.of("Interrupted while token-command ran.", "Run it again."));
        }
        if (!ended.isOver()) {
            throw failed(
                    "it was still running after " + LIMIT.toSeconds() + " seconds and was ended." + words(ended),
                    "It has no terminal and no input: make sure that it asks nothing. Run it by hand to see.");
        }
        if (ended.exit() != 0) {
            throw failed(
                    "it ended with exit code " + ended.exit() + meaning(ended.exit()) + "." + words(ended),
                    "Run it by hand with sh -c, and correct it or sign in with the program that it calls.");
        }
        return new PrintedToken(context.clock().instant(), ZoneId.systemDefault())
                .read(ended.out())
                .orElseThrow(() -> failed(
                        "it printed " + (ended.out().isBlank() ? "nothing" : "no token") + "." + words(ended),
                        "It has to print a token alone, or JSON with access_token and expiry, on standard output."));
    }

    private static String meaning(int exit) {
        return switch (exit) {
            case NOT_FOUND -> " (command not found)";
            case NOT_EXECUTABLE -> " (not executable)";
            default -> "";
        };
    }

    private static String words(Programs.Ended ended) {
        String said = MaskedText.of(ended.err());
        return said.isEmpty() ? "" : " It said: " + said;
    }

    private static Unauthenticated failed(String why, String remedy) {
        return new Unauthenticated(Explanation.of("token-command gave no token: " + why, remedy));
    }

    /** The command may hold what is secret. */
    @Override
    public String toString() {
        return "TokenCommand[***]";
    }
}
