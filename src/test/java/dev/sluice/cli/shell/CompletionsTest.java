// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.shell.Completions.Completion;
import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.query.Namespace;
import dev.sluice.sql.SqlText;
import dev.sluice.token.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Completion without a terminal: the background runs when it is told, and a wait only moves the clock. */
class CompletionsTest {

    private static final Map<List<String>, List<String>> WORLD = Map.of(
            List.of(),
            List.of("main", "samples"),
            List.of("main"),
            List.of("default", "sales"),
            List.of("main", "sales"),
            List.of("orders", "Odd name"),
            List.of("main", "sales", "orders"),
            List.of("order_id", "placed_on"),
            List.of("samples"),
            List.of("nyctaxi"),
            List.of("samples", "nyctaxi"),
            List.of("trips"));

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<List<String>> asked = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private boolean isQuick = true;
    private boolean isBroken;
    private Namespace namespace = new Namespace(Optional.of("main"), Optional.of("sales"));
    private final KnownNames names = new KnownNames(this::list, this::execute, clock, (_, atMost) -> {
        waits.add(atMost);
        clock.advance(atMost);
    });
    private final Completions completions = new Completions(new Held());

    private void execute(Runnable task) {
        if (isQuick) {
            task.run();
        } else {
            background.add(task);
        }
    }

    private List<String> list(List<String> parts) {
        asked.add(parts);
        if (isBroken) {
            throw new Unavailable(Explanation.of("The workspace is not there.", ""));
        }
        List<String> found = WORLD.get(parts);
        if (found == null) {
            throw new NotFound(Explanation.of("There is none.", ""));
        }
        return found;
    }

    private List<String> at(String text) throws InterruptedException {
        return completions.at(text, text.length()).stream()
                .map(Completion::text)
                .toList();
    }

    @Test
    void aTableIsNamedFromTheCatalogSchemaOrTableInUse() throws Exception {
        assertThat(at("SELECT * FROM ")).containsExactly("default", "main", "`Odd name`", "orders", "sales", "samples");
        assertThat(at("SELECT * FROM sa")).containsExactly("sales", "samples");
        assertThat(at("SELECT * FROM samples.nyctaxi.")).containsExactly("trips");
        assertThat(at("SELECT * FROM sales.or")).containsExactly("orders");
        assertThat(at("SELECT * FROM sales.`O")).containsExactly("`Odd name`", "`orders`");
    }

    @Test
    void aColumnIsOneOfTheTablesOfTheStatement() throws Exception {
        String text = "SELECT pla FROM orders o; SELECT 1";
        assertThat(completions.at(text, "SELECT pla".length()))
                .contains(new Completion("placed_on", false))
                .hasSize(1);
        assertThat(at("SELECT 1 FROM main.sales.orders AS o WHERE o.ord")).containsExactly("order_id");
        assertThat(at("SELECT 1 FROM orders WHERE orders.")).containsExactly("order_id", "placed_on");
    }

    @Test
    void wordsOfSqlComeInTheCaseThatIsTyped() throws Exception {
        assertThat(completions.at("sel", 3)).containsExactly(new Completion("select", true));
        assertThat(at("SELECT 1 UNI")).containsExactly("UNION");
    }

    @Test
    void nothingIsCompletedInStringsCommentsAndNumbers() throws Exception {
        assertThat(at("SELECT 'sel")).isEmpty();
        assertThat(at("SELECT 1 /* sel")).isEmpty();
        assertThat(at("SELECT 1")).isEmpty();
    }

    @Test
    void commandsAndWhatTheyTakeAreCompleted() throws Exception {
        assertThat(at("\\ti")).containsExactly("\\timing");
        assertThat(at("\\c p")).containsExactly("prod");
        assertThat(at("\\o js")).containsExactly("json", "jsonl");
        assertThat(at("\\d samples.nyctaxi.t")).containsExactly("trips");
        assertThat(Completions.start("\\d samples.nyctaxi.t", 20)).isEqualTo("t");
        assertThat(Completions.start("\\ti", 3)).isEqualTo("\\ti");
    }

    @Test
    void withoutACatalogInUseOnlyFullNamesAreKnown() throws Exception {
        namespace = new Namespace(Optional.empty(), Optional.empty());
        assertThat(at("SELECT * FROM ")).containsExactly("main", "samples");
        assertThat(at("SELECT ord FROM orders")).isEmpty();
    }

    @Test
    void aNameThatDoesNotComeInTheTimeOfAKeyIsThereForTheNextOne() throws Exception {
        isQuick = false;
        assertThat(at("SELECT * FROM sam")).isEmpty();
        assertThat(waits).containsExactly(KnownNames.PATIENCE); // one key, one time, however many lists
        background.forEach(Runnable::run);
        assertThat(at("SELECT * FROM sam")).containsExactly("samples");
        assertThat(waits).hasSize(1);
    }

    @Test
    void whatIsKnownIsNotAskedForAgainUntilItMayHaveChanged() throws Exception {
        at("SELECT * FROM samples.n");
        at("SELECT * FROM samples.n");
        assertThat(asked).doesNotHaveDuplicates();
        names.forget();
        at("SELECT * FROM samples.n");
        assertThat(asked).contains(List.of("samples")).hasSize(4);
    }

    @Test
    void aFailureIsSilentAndTheNextKeyAsksAgain() throws Exception {
        isBroken = true;
        assertThat(at("SELECT * FROM samples.n")).isEmpty();
        isBroken = false;
        assertThat(at("SELECT * FROM samples.n")).containsExactly("nyctaxi");
    }

    /** What the completions know of the session. */
    private final class Held implements Session {

        @Override
        public Namespace namespace() {
            return namespace;
        }

        @Override
        public KnownNames names() {
            return names;
        }

        @Override
        public List<String> connections() {
            return List.of("prod", "me");
        }

        @Override
        public List<String> formats() {
            return List.of("table", "json", "jsonl");
        }

        @Override
        public String place() {
            throw new AssertionError("not asked");
        }

        @Override
        public void run(SqlText text, Screen screen) {
            throw new AssertionError("not asked");
        }

        @Override
        public void run(MetaCommand command, Screen screen) {
            throw new AssertionError("not asked");
        }

        @Override
        public void report(Exception failure) {
            throw new AssertionError("not asked");
        }

        @Override
        public void say(String sentence) {
            throw new AssertionError("not asked");
        }

        @Override
        public boolean isStopped() {
            throw new AssertionError("not asked");
        }
    }
}
