// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import dev.sluice.error.SluiceException.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The names that have been met, each asked for once and in the background. A key that asks gets what has come within
 * its time; what comes later is there for the next one.
 */
public final class KnownNames {

    /** Longer than this nobody waits for a key. */
    static final Duration PATIENCE = Duration.ofMillis(200);

    /** Waits for an answer, at most so long. */
    @FunctionalInterface
    interface Waiting {
        void on(CompletableFuture<List<String>> answer, Duration atMost) throws InterruptedException;
    }

    private final NameSource source;
    private final Executor background;
    private final Clock clock;
    private final Waiting waiting;
    private final ConcurrentMap<List<String>, CompletableFuture<List<String>>> answers = new ConcurrentHashMap<>();

    KnownNames(NameSource source, Executor background, Clock clock, Waiting waiting) {
        this.source = source;
        this.background = background;
        this.clock = clock;
        this.waiting = waiting;
    }

    public static KnownNames of(NameSource source, Clock clock) {
        return new KnownNames(source, task -> Thread.ofVirtual().name("names").start(task), clock, KnownNames::await);
    }

    private static void await(CompletableFuture<List<String>> answer, Duration atMost) throws InterruptedException {
        try {
            answer.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException notYet) {
            return; // what there is of it is looked at by whoever asked
        }
    }

    /** The names below any of these paths that are known now or become known in the time of a key; each once. */
    List<String> below(List<List<String>> paths) throws InterruptedException {
        Instant end = clock.instant().plus(PATIENCE);
        List<CompletableFuture<List<String>>> asked =
                paths.stream().map(this::answer).toList();
        Set<String> names = new LinkedHashSet<>();
        for (CompletableFuture<List<String>> answer : asked) {
            Duration left = Duration.between(clock.instant(), end);
            if (!answer.isDone() && left.isPositive()) {
                waiting.on(answer, left);
            }
            if (answer.isDone() && !answer.isCompletedExceptionally()) {
                names.addAll(answer.join());
            }
        }
        return List.copyOf(names);
    }

    /** Something may have changed: every name is asked for anew. */
    public void forget() {
        answers.clear();
    }

    /** A failure is not kept, so that the next key asks again; that a name is not there is an answer. */
    private CompletableFuture<List<String>> answer(List<String> path) {
        CompletableFuture<List<String>> mine = new CompletableFuture<>();
        CompletableFuture<List<String>> known = answers.putIfAbsent(path, mine);
        if (known != null) {
            return known;
        }
        background.execute(() -> {
            try {
                mine.complete(source.below(path));
            } catch (NotFound missing) {
                mine.complete(List.of());
            } catch (InterruptedException | RuntimeException failure) {
                answers.remove(path, mine);
                mine.completeExceptionally(failure);
            }
        });
        return mine;
    }
}
