// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.TimedOut;
import dev.sluice.local.MovingClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SignInWaitTest {

    private final MovingClock clock = new MovingClock();
    private final SignInWait wait = new SignInWait(clock::advance, clock);

    @Test
    void itEndsWhenSomebodyHasSignedIn() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        wait.until(() -> asked.incrementAndGet() == 4, "https://acme.example/page");
        assertThat(asked).hasValue(4);
    }

    @Test
    void itEndsAfterTenMinutes() {
        var start = clock.instant();
        assertThatThrownBy(() -> wait.until(() -> false, "https://acme.example/page"))
                .isInstanceOf(TimedOut.class)
                .hasMessageContaining("ten minutes");
        assertThat(Duration.between(start, clock.instant())).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    }
}
