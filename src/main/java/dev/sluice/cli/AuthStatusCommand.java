// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.token.GrantedToken;
import dev.sluice.token.TokenFiles;
import dev.sluice.token.TokenFiles.Listed;
import dev.sluice.token.TokenKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what the token cache holds, never a token. */
@Command(
        name = "status",
        description = "Show which tokens are kept, until when, and whether they renew themselves; never the tokens.",
        footer = {"sluice auth status", "sluice auth status -o json"})
final class AuthStatusCommand implements Callable<Integer> {

    @Option(
            names = {"-o", "--format"},
            paramLabel = "<format>",
            description = "One of ${COMPLETION-CANDIDATES}; table if not given.")
    Listing format = Listing.TABLE;

    private final Streams streams;
    private final Words words;
    private final Optional<TokenFiles> cache;
    private final Clock clock;

    AuthStatusCommand(Streams streams, Words words, Optional<TokenFiles> cache, Clock clock) {
        this.streams = streams;
        this.words = words;
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        List<Listed> entries = cache.map(TokenFiles::list).orElse(List.of());
        streams.print(
                switch (format) {
                    case TABLE -> entries.isEmpty() ? "" : table(entries);
                    case JSON -> json(entries);
                });
        if (entries.isEmpty()) {
            words.say(
                    cache.isPresent()
                            ? "No tokens are kept."
                            : "There is no home directory for a token cache, so no tokens are kept.");
        }
        return ExitCode.OK;
    }

    private String table(List<Listed> entries) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("CONNECTION", "HOST", "AUTH TYPE", "EXPIRES", "RENEWABLE", "FILE"));
        for (Listed entry : entries) {
            String file = entry.file().toString();
            lines.add(
                    entry.key().isPresent() && entry.granted().isPresent()
                            ? line(entry.key().get(), entry.granted().get(), file)
                            : List.of("-", "-", "-", "damaged: " + entry.damage(), "-", file));
        }
        return Columns.of(lines);
    }

    private List<String> line(TokenKey key, GrantedToken granted, String file) {
        return List.of(
                key.connection().isEmpty() ? "-" : key.connection(),
                key.host(),
                key.authType(),
                granted.access().expiresAt().map(this::expiry).orElse("unknown"),
                granted.refresh().isPresent() ? "yes" : "no",
                file);
    }

    private String expiry(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return end + (left.isNegative() || left.isZero() ? " (expired)" : " (in " + inWords(left) + ")");
    }

    private static String inWords(Duration left) {
        return left.toHours() > 0 ? left.toHours() + " h " + left.toMinutesPart() + " min" : left.toMinutes() + " min";
    }

    private String json(List<Listed> entries) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Listed entry : entries) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("connection", entry.key().map(TokenKey::connection).filter(name -> !name.isEmpty()));
            line.put("host", entry.key().map(TokenKey::host));
            line.put("auth_type", entry.key().map(TokenKey::authType));
            line.put("client_id", entry.key().map(TokenKey::clientId));
            line.put(
                    "expires_at",
                    entry.granted().flatMap(granted -> granted.access().expiresAt()));
            line.put("expired", entry.granted().map(granted -> !granted.access().isValidAt(clock.instant())));
            line.put(
                    "renewable",
                    entry.granted().map(granted -> granted.refresh().isPresent()));
            line.put("scopes", entry.granted().flatMap(GrantedToken::scopes));
            line.put("damage", Optional.of(entry.damage()).filter(text -> !text.isEmpty()));
            line.put("file", entry.file());
            shown.add(line);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("tokens", shown);
        return JsonText.of(document) + "\n";
    }
}
