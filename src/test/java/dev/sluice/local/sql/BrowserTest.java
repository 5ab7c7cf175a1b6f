// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.state.WorkspaceState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BrowserTest {

    @Test
    void answersManyAtTheSameTime() throws Exception {
        WorkspaceState state = WorkspaceState.parse("{}").withSampleRows(10);
        try (Engine engine = Engine.open(state);
                var threads = Executors.newFixedThreadPool(16)) {
            Browser browser = engine.browser();
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                answers.add(threads.submit(() -> browser.columns(
                                browser.table("samples", "nyctaxi", "trips").orElseThrow())
                        .size()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isPositive();
            }
        }
    }
}
