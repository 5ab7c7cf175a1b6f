// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.ExitCode;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureMapperTest {

    private static final Explanation WHY = Explanation.of("It failed.", "Do this.");

    static Stream<SluiceException> failures() {
        return Stream.of(
                new InvalidSettings(WHY),
                new Unauthenticated(WHY),
                new PermissionDenied(WHY),
                new NotFound(WHY),
                new Unavailable(WHY),
                new StatementFailed(WHY, Optional.empty()),
                new Incomplete(WHY),
                new TimedOut(WHY),
                new Unexpected(WHY),
                new OutputFailed(WHY),
                new Interrupted(WHY));
    }

    @Test
    void everyKindIsTriedHere() {
        assertThat(failures().map(Object::getClass)).hasSize(SluiceException.class.getPermittedSubclasses().length);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void hasTheCodeOfTheCommandLineAndAnErrorsStatus(SluiceException failure) {
        FailureMapper.Meaning meaning = FailureMapper.meaning(failure);
        assertThat(meaning.code()).isEqualTo(ExitCode.of(failure));
        assertThat(meaning.status()).isBetween(400, 599);
    }

    @Test
    void tellsWhatTheFailureKnows() {
        Problem problem = FailureMapper.problem(new TimedOut(WHY.withRequestId(Optional.of("r-1"))));
        assertThat(problem)
                .isEqualTo(new Problem(
                        504,
                        "TimedOut",
                        9,
                        "Not in time",
                        "It failed.",
                        "Do this.",
                        Optional.of("r-1"),
                        Optional.empty()));
    }
}
