// SPDX-License-Identifier: Apache-2.0
package dev.sluice.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.http.RetryPolicy;
import dev.sluice.http.TransportFailure;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BeforeTheCallTest {

    private final SluiceException lost =
            new Unavailable(Explanation.of("Could not obtain a token: the connection broke.", "Run it again.")
                    .causedBy(TransportFailure.from(new IOException("no answer to the token request"))));

    @Test
    void aLostTokenAnswerSaysNothingOfTheStatementThatTheTokenWasFor() {
        assertThat(RetryPolicy.mayHaveBeenTaken(lost)).isTrue();

        SluiceException failure = catchThrowableOfType(
                SluiceException.class,
                () -> BeforeTheCall.get(() -> {
                    throw lost;
                }));

        assertThat(RetryPolicy.mayHaveBeenTaken(failure)).isFalse();
        assertThat(failure).isInstanceOf(Unavailable.class).hasMessage(lost.getMessage());
        assertThat(failure.remedy()).isEqualTo("Run it again.");
        assertThat(failure).hasRootCauseMessage("no answer to the token request");
    }
}
