// SPDX-License-Identifier: Apache-2.0
package dev.sluice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.error.SluiceException;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Seeded runs against faults: {@code -Dfaults.runs=N} makes other than 200 of them, {@code -Dfaults.seed=N} one alone.
 * What became of them is written to {@code target/faults.txt}.
 */
@QuarkusTest
class FaultsTest {

    /** Longer than any run can need: every silence is cut after a part of a second, and nothing else is waited for. */
    private static final int DEADLINE_SECONDS = 30;

    private final Map<String, Integer> outcomes = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> lies = Collections.synchronizedList(new ArrayList<>());

    @Test
    void everyRunEndsWholeOrWithATrueSentence() throws Exception {
        long runs = Long.getLong("faults.runs", 200);
        Optional<Long> alone = Optional.ofNullable(Long.getLong("faults.seed"));
        long first = alone.orElse(0L);
        long last = alone.map(seed -> seed + 1).orElse(runs);
        try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> plain = lanes.submit(() -> lane(false, first, last));
            Future<Boolean> tls = lanes.submit(() -> lane(true, first, last));
            plain.get();
            tls.get();
        }
        Files.writeString(Path.of("target/faults.txt"), table());
        assertThat(lies).isEmpty();
        assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo((int) (last - first));
        if (alone.isEmpty()) {
            assertThat(outcomes.keySet())
                    .as("runs that were whole all the same")
                    .anyMatch(key -> key.endsWith("whole"));
        }
    }

    /** Even seeds go in the clear, odd ones through TLS. */
    private boolean lane(boolean tls, long first, long last) throws Exception {
        try (Lane lane = new Lane(tls)) {
            byte[] expected = lane.undisturbed();
            assertThat(expected).hasSizeGreaterThan(200_000);
            for (long seed = first; seed < last; seed++) {
                if (seed % 2 == (tls ? 1 : 0)) {
                    judge(seed, lane, expected);
                }
            }
        }
        return true;
    }

    private void judge(long seed, Lane lane, byte[] expected) throws Exception {
        FaultyRun run = new FaultyRun(seed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Optional<SluiceException> failure;
        try {
            failure = within(() -> lane.run(run, out));
        } catch (Exception defect) {
            outcomes.merge(run.fault() + "|defect", 1, Integer::sum);
            lies.add("seed " + seed + ", " + run.fault() + ": " + defect);
            return;
        }
        byte[] written = out.toByteArray();
        if (failure.isEmpty()) {
            outcomes.merge(run.fault() + "|whole", 1, Integer::sum);
            if (!Arrays.equals(written, expected)) {
                lies.add("seed " + seed + ", " + run.fault() + ": done, and the bytes differ");
            }
            return;
        }
        SluiceException said = failure.get();
        outcomes.merge(run.fault() + "|" + said.getClass().getSimpleName(), 1, Integer::sum);
        String words = said.getMessage() + " " + said.remedy();
        boolean isPrefix =
                Arrays.equals(expected, 0, Math.min(written.length, expected.length), written, 0, written.length);
        if (!run.fault().allows(said) || !isPrefix || words.contains("signature=") || words.contains("local-pat")) {
            lies.add(
                    "seed " + seed + ", " + run.fault() + ": " + said.getClass().getSimpleName() + ": " + words
                            + (isPrefix ? "" : " (and what was written is no part of the result)"));
        }
    }

    private static <T> T within(Callable<T> work) throws Exception {
        try (ExecutorService alone = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<T> result = alone.submit(work);
            try {
                return result.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            } catch (java.util.concurrent.TimeoutException overdue) {
                result.cancel(true);
                throw new IOException("not ended after " + DEADLINE_SECONDS + " s", overdue);
            } catch (java.util.concurrent.ExecutionException wrapper) {
                throw wrapper.getCause() instanceof Exception cause ? cause : wrapper;
            }
        }
    }

    private String table() {
        StringBuilder table = new StringBuilder("| fault | outcome | runs |\n|---|---|---:|\n");
        outcomes.forEach((key, count) -> table.append("| ")
                .append(key.replace("|", " | "))
                .append(" | ")
                .append(count)
                .append(" |\n"));
        return table.toString();
    }
}
