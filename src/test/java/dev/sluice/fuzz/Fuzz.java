// SPDX-License-Identifier: Apache-2.0
package dev.sluice.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds one property against seeded inputs, one after the other: {@code -Dfuzz.inputs=N} makes other than the quick
 * number of them, {@code -Dfuzz.seed=N} replays one alone. An input that takes longer than any can need counts as a
 * hang, one that allocates more than the program has as unbounded. What became of the inputs is added to
 * {@code target/fuzz.md}.
 */
public final class Fuzz {

    /** Far more than one input takes on a loaded machine; what never ends is what it is for. */
    private static final long LONGEST_NANOS = 30_000_000_000L;

    /** In whole, of which a part is held at once: the program's own heap is half of it. One input is far smaller. */
    private static final long MOST_BYTES = 128L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What must hold of one input; the word that it gives is counted, so that it is seen which ways were gone. */
    @FunctionalInterface
    public interface Property {
        String holds(Draw draw) throws Exception;
    }

    private final String name;
    private final Property property;
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final boolean isAlone = Long.getLong("fuzz.seed") != null;

    private volatile long seed;
    private volatile long began;
    private volatile boolean isRunning = true;
    private volatile @Nullable Throwable broken;
    private long longest;
    private long most;

    private Fuzz(String name, Property property) {
        this.name = name;
        this.property = property;
    }

    /** Holds the property against {@code quick} inputs, or as many as are asked for. */
    public static void check(String name, int quick, Property property) throws Exception {
        new Fuzz(name, property).run(quick);
    }

    private void run(int quick) throws Exception {
        long first = Long.getLong("fuzz.seed", 0);
        long inputs = isAlone ? 1 : asked(quick);
        began = System.nanoTime();
        Thread worker = Thread.ofPlatform().name("fuzz").daemon().start(() -> work(first, inputs));
        while (isRunning) {
            worker.join(500);
            if (isRunning && System.nanoTime() - began > LONGEST_NANOS) {
                AssertionError hang = new AssertionError(name + " hangs with " + replay());
                hang.setStackTrace(worker.getStackTrace());
                throw hang;
            }
        }
        Throwable failure = broken;
        if (failure != null) {
            throw new AssertionError(name + " does not hold, " + replay() + ": " + failure, failure);
        }
        report(inputs);
    }

    private static long asked(int quick) {
        String wish = System.getProperty("fuzz.inputs", "");
        return wish.isBlank() ? quick : Long.parseLong(wish);
    }

    private String replay() {
        return "-Dfuzz.seed=" + seed;
    }

    private void work(long first, long inputs) {
        try {
            for (long i = first; i < first + inputs; i++) {
                seed = i;
                began = System.nanoTime();
                long before = THREADS.getCurrentThreadAllocatedBytes();
                String outcome = property.holds(new Draw(i));
                long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
                longest = Math.max(longest, System.nanoTime() - began);
                most = Math.max(most, bytes);
                outcomes.merge(outcome, 1L, Long::sum);
                if (bytes > MOST_BYTES) {
                    throw new AssertionError((bytes >> 20) + " MiB were allocated for one input");
                }
            }
        } catch (Throwable failure) {
            broken = failure;
        } finally {
            isRunning = false;
        }
    }

    private void report(long inputs) throws IOException {
        Path file = Path.of("target/fuzz.md");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        String line = String.format(
                Locale.ROOT,
                "| %s | %,d | %s | %,d ms | %,d KiB |%n",
                name,
                inputs,
                String.join(
                        ", ",
                        outcomes.entrySet().stream()
                                .map(outcome -> outcome.getKey() + " " + outcome.getValue())
                                .toList()),
                longest / 1_000_000,
                most >> 10);
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
