// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * All acceptance cases as tests. As many run at once as there are lanes; each lane has local workspaces of its own, since
 * a case sets the state of the one it uses.
 */
public final class AcceptanceCases implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Path ROOT = Path.of("src", "test", "resources", "acceptance");

    private final List<Workspaces> all;
    private final BlockingQueue<Workspaces> free;
    private final Lock alone = new ReentrantLock();
    private final Program program;
    private final CaseRunner runner;

    /** Reads from the system properties what to test and how; the pom passes them on. */
    public AcceptanceCases() {
        all = Stream.generate(Workspaces::new)
                .limit(Integer.getInteger("acceptance.lanes", 1))
                .toList();
        free = new LinkedBlockingQueue<>(all);
        program = Program.underTest(
                System.getProperty("sluice.binary", ""), Path.of(System.getProperty("sluice.build", "target")));
        runner = new CaseRunner(
                program,
                System.getProperty("sluice.version", "0.0.0"),
                Boolean.getBoolean("acceptance.rewrite"),
                DEADLINE);
    }

    /** A container an area, a test a case; {@code -Dacceptance.only=area/case,area/} runs those that begin so. */
    public Stream<DynamicNode> tests() throws IOException {
        String only = System.getProperty("acceptance.only", "");
        List<Case> cases = Case.under(ROOT).stream()
                .filter(each -> each.isFor(program.kind()))
                .filter(each -> Arrays.stream(only.split(",")).anyMatch(each.name()::startsWith))
                .toList();
        Map<String, List<DynamicNode>> areas = cases.stream()
                .collect(Collectors.groupingBy(
                        Case::area, TreeMap::new, Collectors.mapping(this::test, Collectors.toList())));
        return Stream.concat(
                Stream.of(dynamicTest("every folder is a case", () -> {
                    assertThat(cases).as("cases under " + ROOT).isNotEmpty();
                    assertThat(Case.withoutCommand(ROOT))
                            .as("folders without a command")
                            .isEmpty();
                })),
                areas.entrySet().stream().map(area -> dynamicContainer(area.getKey(), area.getValue())));
    }

    private DynamicNode test(Case each) {
        return dynamicTest(each.name(), each.folder().resolve("command").toUri(), () -> {
            if (!each.isOn("alone")) {
                run(each);
                return;
            }
            alone.lock();
            try {
                run(each);
            } finally {
                alone.unlock();
            }
        });
    }

    private void run(Case each) throws Exception {
        Workspaces lane = free.take();
        try {
            runner.run(each, each.isOn("tls") ? lane.https() : lane.http());
        } finally {
            free.add(lane);
        }
    }

    @Override
    public void close() {
        all.forEach(Workspaces::close);
    }
}
