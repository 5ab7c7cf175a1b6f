// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedTokenSourceTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger requests = new AtomicInteger();
    private Duration life = Duration.ofHours(1);
    private boolean isDown;
    private final TokenSource tokens = new CachedTokenSource(this::issue, clock);

    @Test
    void asksForNothingUntilATokenIsNeeded() {
        assertThat(requests).hasValue(0);
    }

    @Test
    void reusesATokenUntilFiveMinutesBeforeItsEnd() {
        AccessToken first = tokens.token();
        clock.advance(Duration.ofMinutes(54));
        assertThat(tokens.token()).isSameAs(first);

        clock.advance(Duration.ofMinutes(1));
        assertThat(tokens.token()).isNotSameAs(first);
    }

    @Test
    void renewsAShortTokenInTheSecondHalfOfItsLife() {
        life = Duration.ofMinutes(4);
        AccessToken first = tokens.token();
        clock.advance(Duration.ofSeconds(119));
        assertThat(tokens.token()).isSameAs(first);

        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.token()).isNotSameAs(first);
    }

    @Test
    void keepsTheOldTokenUntilItsEndWhenAnEarlyRenewalFails() {
        AccessToken first = tokens.token();
        isDown = true;
        clock.advance(Duration.ofMinutes(56));
        assertThat(tokens.token()).isSameAs(first);
        assertThat(requests).hasValue(2);

        assertThat(tokens.token()).isSameAs(first);
        assertThat(requests).as("asked again only after a pause").hasValue(2);

        clock.advance(Duration.ofSeconds(30));
        assertThat(tokens.token()).isSameAs(first);
        assertThat(requests).hasValue(3);

        clock.advance(Duration.ofMinutes(4));
        assertThatThrownBy(tokens::token).isInstanceOf(SluiceException.Unavailable.class);

        isDown = false;
        assertThat(tokens.token()).isNotSameAs(first);
    }

    @Test
    void neverRenewsATokenThatHasNoExpiry() {
        TokenSource forever = new CachedTokenSource(
                () -> {
                    requests.incrementAndGet();
                    return AccessToken.withoutExpiry(Secret.of("hush"), clock.instant());
                },
                clock);
        forever.token();
        clock.advance(Duration.ofDays(400));
        forever.token();
        assertThat(requests).hasValue(1);
    }

    @Test
    void sixtyFourThreadsShareOneRequest() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        TokenSource shared = new CachedTokenSource(
                () -> {
                    awaitUninterruptibly(release);
                    return issue();
                },
                clock);
        List<Future<AccessToken>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(64)) {
            CountDownLatch started = new CountDownLatch(64);
            for (int i = 0; i < 64; i++) {
                answers.add(threads.submit(() -> {
                    started.countDown();
                    return shared.token();
                }));
            }
            started.await();
            release.countDown();
        }
        for (Future<AccessToken> answer : answers) {
            assertThat(answer.get()).isSameAs(answers.getFirst().get());
        }
        assertThat(requests).hasValue(1);
    }

    @Test
    void printsNoSecret() {
        assertThat(tokens.token().toString()).doesNotContain("token-1").contains("***");
    }

    private AccessToken issue() {
        int number = requests.incrementAndGet();
        if (isDown) {
            throw new SluiceException.Unavailable(Explanation.of("The token endpoint is down", "Wait."));
        }
        return AccessToken.until(
                Secret.of("token-" + number), clock.instant(), clock.instant().plus(life));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
