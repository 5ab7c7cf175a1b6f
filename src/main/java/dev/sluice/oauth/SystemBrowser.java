// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The browser of the machine: what {@code BROWSER} names, else what the system opens pages with. The address it is given
 * holds nothing secret.
 */
public final class SystemBrowser implements Browser {

    /** A launcher that found no browser has said so by then; one that is still running is a browser. */
    private static final Duration FAILS_WITHIN = Duration.ofSeconds(2);

    private final Optional<String> named;
    private final String system;

    /**
     * @param named the value of {@code BROWSER}: commands with a colon between them, {@code %s} stands for the address
     * @param system the name of the operating system
     */
    public SystemBrowser(Optional<String> named, String system) {
        this.named = named;
        this.system = system.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean open(URI page) {
        return commands(page).stream().anyMatch(SystemBrowser::starts);
    }

    List<List<String>> commands(URI page) {
        if (named.isPresent()) {
            return Arrays.stream(named.get().split(":", -1))
                    .filter(command -> !command.isBlank())
                    .map(command -> words(command, page.toString()))
                    .toList();
        }
        if (system.contains("mac")) {
            return List.of(List.of("open", page.toString()));
        }
        if (system.contains("win")) {
            return List.of(List.of("rundll32", "url.dll,FileProtocolHandler", page.toString()));
        }
        return List.of(List.of("xdg-open", page.toString()));
    }

    /** No shell: an address holds characters that one would act on. */
    private static List<String> words(String command, String page) {
        List<String> words = new ArrayList<>();
        for (String word : command.strip().split("\\s+", -1)) {
            words.add(word.replace("%s", page));
        }
        if (!command.contains("%s")) {
            words.add(page);
        }
        return words;
    }

    private static boolean starts(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return !process.waitFor(FAILS_WITHIN.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
