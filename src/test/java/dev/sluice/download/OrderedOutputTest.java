// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderedOutputTest {

    private final TestResult.Sink sink = new TestResult.Sink();

    @ParameterizedTest(name = "{0} threads, {1} slices")
    @CsvSource({"1, 1", "2, 1", "3, 1", "4, 1", "4, 2", "4, 3", "4, 64", "16, 5"})
    void keepsTheOrderAndTheBudgetWhoeverIsFaster(int threads, int slices) throws Exception {
        ByteWindow window = new ByteWindow(slices, 7);
        OrderedOutput output = new OrderedOutput(sink, window);
        StringBuilder expected = new StringBuilder();
        for (int place = 0; place < 400; place++) {
            expected.append(text(place));
        }
        new LinkThreads(400, place -> write(output.open(place), text(place))).run(threads);

        assertThat(sink.text()).isEqualTo(expected.toString());
        assertThat(window.mostLent()).isLessThanOrEqualTo(slices);
        assertThat(window.lent()).isZero();
    }

    @Test
    void headNeedsNoBudget() throws Exception {
        OrderedOutput output = new OrderedOutput(sink, new ByteWindow(0, 7));
        write(output.open(0), "a".repeat(100));
        write(output.open(1), "b".repeat(100));
        assertThat(sink.text()).hasSize(200);
    }

    @Test
    void writesWhatWaitedAsSoonAsItsTurnComes() throws Exception {
        OrderedOutput output = new OrderedOutput(sink, new ByteWindow(9, 7));
        OrderedOutput.Part first = output.open(0);
        OrderedOutput.Part second = output.open(1);
        OrderedOutput.Part third = output.open(2);
        write(third, "third, and whole before the others");
        second.write(bytes("second "), 0, 7);
        assertThat(sink.text()).isEmpty();

        write(first, "first ");
        assertThat(sink.text()).isEqualTo("first ");
        second.write(bytes("in turn "), 0, 8);
        assertThat(sink.text()).isEqualTo("first second in turn ");
        second.end();
        assertThat(sink.text()).isEqualTo("first second in turn third, and whole before the others");
    }

    @Test
    void lendsToTheLowestPlaceThatWaits() throws Exception {
        OrderedOutput output = new OrderedOutput(sink, new ByteWindow(1, 7));
        List<Integer> lent = new CopyOnWriteArrayList<>();
        OrderedOutput.Part second = output.open(1);
        second.write(bytes("second "), 0, 7);
        Thread fourth = startWaiting(output, 3, lent);
        Thread third = startWaiting(output, 2, lent);

        output.open(0).end();
        second.write(bytes("in turn "), 0, 8); // gives the one slice back
        third.join();
        second.end();
        fourth.join();
        assertThat(lent).containsExactly(2, 3);
        assertThat(sink.text()).isEqualTo("second in turn third fourth ");
    }

    @Test
    void stopsWaitingForBudgetWhenInterrupted() throws Exception {
        OrderedOutput output = new OrderedOutput(sink, new ByteWindow(1, 7));
        AtomicReference<Object> outcome = new AtomicReference<>("none");
        CountDownLatch isFull = new CountDownLatch(1);
        Thread follower = Thread.ofPlatform().start(() -> {
            try {
                OrderedOutput.Part second = output.open(1);
                second.write(bytes("1234567"), 0, 7);
                isFull.countDown();
                second.write(bytes("8"), 0, 1);
            } catch (IOException | InterruptedException e) {
                outcome.set(e);
            }
        });
        isFull.await();
        follower.interrupt();
        follower.join();
        assertThat(outcome.get()).isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void budgetCannotBeOverdrawn() {
        ByteWindow window = new ByteWindow(1, 7);
        window.lend();
        assertThatThrownBy(window::lend).isInstanceOf(IllegalStateException.class);
    }

    private static Thread startWaiting(OrderedOutput output, int place, List<Integer> lent) {
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                OrderedOutput.Part part = output.open(place);
                lent.add(place);
                write(part, place == 2 ? "third " : "fourth ");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private static String text(int place) {
        return ("<" + place + ">").repeat(place * 31 % 17);
    }

    private static void write(OrderedOutput.Part part, String text) throws IOException {
        byte[] bytes = bytes(text);
        for (int from = 0; from < bytes.length; from += 5) {
            part.write(bytes, from, Math.min(5, bytes.length - from));
        }
        part.end();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
