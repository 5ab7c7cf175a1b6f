// SPDX-License-Identifier: Apache-2.0
package dev.sluice.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Runs the seeds, several at once, each lane in a workspace of its own, and writes the report. */
public final class Soak {

    private static final int SHOWN_LIES = 40;
    private static final Work[] WORKS = Work.values();
    private static final Trouble[] TROUBLES = Trouble.values();

    private final Map<String, Long> outcomes = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> lies = Collections.synchronizedList(new ArrayList<>());
    private final List<Double> seconds = Collections.synchronizedList(new ArrayList<>());
    private final Path binary;
    private final Path folder;
    private final String only;

    private Soak(Path binary, Path folder, String only) {
        this.binary = binary;
        this.folder = folder;
        this.only = only;
    }

    /** Words: binary, folder, first seed, number of seeds, lanes, one work where the others are left out; ends with 1 when something was untrue. */
    public static void main(String[] words) throws Exception {
        Soak soak = new Soak(
                Path.of(words[0]).toAbsolutePath(),
                Path.of(words[1]).toAbsolutePath(),
                words.length > 5 ? words[5] : "");
        long first = Long.parseLong(words[2]);
        long count = Long.parseLong(words[3]);
        soak.run(first, count, Integer.parseInt(words[4]));
        System.out.print(soak.report());
        System.exit(soak.lies.isEmpty() ? 0 : 1);
    }

    private void run(long first, long count, int lanes) throws Exception {
        AtomicLong next = new AtomicLong(first);
        try (ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                Path home = Files.createDirectories(folder.resolve("lane-" + lane));
                running.add(threads.submit(() -> lane(home, next, first + count)));
            }
            for (Future<Boolean> each : running) {
                each.get();
            }
        }
    }

    private boolean lane(Path home, AtomicLong next, long end) throws IOException, InterruptedException {
        try (SoakLane lane = new SoakLane(binary, home)) {
            for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
                Work work = WORKS[(int) (seed % WORKS.length)];
                if (!only.isEmpty() && !work.name().equals(only)) {
                    continue;
                }
                Trouble trouble = TROUBLES[(int) (seed / WORKS.length % TROUBLES.length)];
                Verdict verdict = lane.run(seed, work, trouble);
                outcomes.merge(work + "|" + trouble + "|" + verdict.code(), 1L, Long::sum);
                seconds.add(verdict.seconds());
                String run = "--seed " + seed + " " + work + " " + trouble + ": ";
                String said = " (" + verdict.words().strip().replace('\n', ' ') + ")";
                verdict.lies().forEach(lie -> lies.add(run + lie + said));
            }
        }
        return true;
    }

    private String report() {
        StringBuilder report = new StringBuilder();
        List<Double> sorted = seconds.stream().sorted().toList();
        report.append(String.format(
                Locale.ROOT,
                "%,d runs; the longest took %.1f s, the middle one %.2f s; untrue: %d%n%n",
                sorted.size(),
                sorted.getLast(),
                sorted.get(sorted.size() / 2),
                lies.size()));
        report.append("| command | fault | runs by exit code |\n|---|---|---|\n");
        Map<String, List<String>> rows = new TreeMap<>();
        outcomes.forEach((key, runs) -> {
            int last = key.lastIndexOf('|');
            rows.computeIfAbsent(key.substring(0, last), _ -> new ArrayList<>())
                    .add(key.substring(last + 1) + ": " + runs);
        });
        rows.forEach((key, codes) -> report.append("| ")
                .append(key.replace("|", " | "))
                .append(" | ")
                .append(String.join(", ", codes))
                .append(" |\n"));
        lies.stream()
                .limit(SHOWN_LIES)
                .forEach(lie -> report.append('\n').append(lie).append('\n'));
        return report.toString();
    }
}
