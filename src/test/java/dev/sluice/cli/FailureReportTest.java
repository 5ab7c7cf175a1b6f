// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Interrupted;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.OutputFailed;
import dev.sluice.error.SluiceException.PermissionDenied;
import dev.sluice.error.SluiceException.StatementFailed;
import dev.sluice.error.SluiceException.TimedOut;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.error.SluiceException.Unexpected;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureReportTest {

    private static final Explanation EXPLANATION = Explanation.of("The statement failed", "Correct it.")
            .withRequestId(Optional.of("req-1"))
            .withStatementId("01ef-2");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Streams streams = new Streams(
            new ByteArrayInputStream(new byte[0]), OutputStream.nullOutputStream(), err, false, false, false);

    static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of(new InvalidSettings(EXPLANATION), 2),
                Arguments.of(new Unauthenticated(EXPLANATION), 3),
                Arguments.of(new PermissionDenied(EXPLANATION), 4),
                Arguments.of(new NotFound(EXPLANATION), 5),
                Arguments.of(new Unavailable(EXPLANATION), 6),
                Arguments.of(new StatementFailed(EXPLANATION, Optional.empty()), 7),
                Arguments.of(new Incomplete(EXPLANATION), 8),
                Arguments.of(new TimedOut(EXPLANATION), 9),
                Arguments.of(new Unexpected(EXPLANATION), 1),
                Arguments.of(new OutputFailed(EXPLANATION), 1),
                Arguments.of(new Interrupted(EXPLANATION), 130));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyKindHasItsCode(SluiceException failure, int code) {
        assertThat(report(true, 0).print(failure)).isEqualTo(code);
        assertThat(said())
                .isEqualTo("{\"kind\":\"" + failure.getClass().getSimpleName() + "\",\"code\":" + code
                        + ",\"message\":\"The statement failed\",\"remedy\":\"Correct it.\",\"request_id\":\"req-1\","
                        + "\"statement_id\":\"01ef-2\"}\n");
    }

    @Test
    void tellsAPersonWhatFailedWhatToDoAndTheIds() {
        assertThat(report(false, 1).print(new StatementFailed(EXPLANATION, Optional.empty())))
                .isEqualTo(7);
        assertThat(said()).isEqualTo("""
                        sluice: The statement failed.
                          Correct it.
                          request id: req-1
                          statement id: 01ef-2
                        """);
    }

    @Test
    void aDefectIsOneSentenceWithoutItsOwnText() {
        assertThat(report(false, 0).printDefect(new IllegalStateException("Bearer hush")))
                .isEqualTo(1);
        assertThat(said()).isEqualTo("""
                        sluice: Something failed that should not: IllegalStateException.
                          Run it again with -v to see where, and report what it prints.
                        """);
    }

    @Test
    void aDefectShowsItsTraceOnlyWhenAsked() {
        report(false, 1).printDefect(new IllegalStateException("what"));
        assertThat(said()).contains("java.lang.IllegalStateException: what\n\tat dev.sluice.cli.FailureReportTest");
    }

    @Test
    void aDefectIsOneJsonObjectWhenAsked() {
        report(true, 0).printDefect(new IllegalStateException("what"));
        assertThat(said()).isEqualTo("""
                        {"kind":"Defect","code":1,"message":"Something failed that should not: IllegalStateException.",\
                        "remedy":"Run it again with -v to see where, and report what it prints.",\
                        "request_id":null,"statement_id":null}
                        """);
    }

    private FailureReport report(boolean asJson, int verbosity) {
        return new FailureReport(streams, asJson, verbosity);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
