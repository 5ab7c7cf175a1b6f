// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraceTest {

    @Test
    void theCallersOwnNamesAreKept() {
        Trace trace = of(Map.of(
                "X-Request-Id", "run-42", "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        assertThat(trace).isEqualTo(new Trace("run-42", "4bf92f3577b34da6a3ce929d0e0e4736"));
    }

    @Test
    void thePlatformsNameCountsWhereThereIsNoOther() {
        assertThat(of(Map.of("X-Azure-Functions-InvocationId", "a-1")).requestId())
                .isEqualTo("a-1");
        assertThat(of(Map.of("ce-id", "e-1")).requestId()).isEqualTo("e-1");
    }

    @Test
    void whatIsNotWellFormedIsReplaced() {
        Trace trace = of(Map.of("X-Request-Id", "two\nlines", "traceparent", "00-zz-00f067aa0ba902b7-01"));
        assertThat(trace.requestId()).hasSize(36);
        assertThat(trace.traceId()).matches("[0-9a-f]{32}");
        assertThat(of(Map.of("traceparent", "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01"))
                        .traceId())
                .isNotEqualTo("0".repeat(32));
    }

    private static Trace of(Map<String, String> headers) {
        return Trace.of(name -> Optional.ofNullable(headers.get(name)));
    }
}
