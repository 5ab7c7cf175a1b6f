// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class LinkPaceTest {

    private static final long MB = 1_000_000;

    private final LinkPace pace = new LinkPace(2, 4);
    private long bytes;
    private long nanos;

    /** Looks so often, ten times a second, at links that together give so many bytes a second. */
    private int look(int times, IntToLongFunction rate) {
        int links = pace.links();
        for (int i = 0; i < times; i++) {
            bytes += rate.applyAsLong(links) / 10;
            nanos += 100_000_000;
            links = pace.look(bytes, nanos);
        }
        return links;
    }

    @Test
    void whereEachConnectionIsSlowThereAreAsManyAsMayBe() {
        assertThat(look(6, links -> 60 * MB * links)).isEqualTo(4);
        assertThat(look(200, links -> 60 * MB * links)).isBetween(3, 4);
    }

    @Test
    void whereThisMachineIsTheLimitThereAreAsFewAsItBeganWith() {
        assertThat(look(6, _ -> 900 * MB)).isEqualTo(2);
        assertThat(look(200, _ -> 900 * MB)).isBetween(2, 3);
    }

    @Test
    void aLinkThatHelpsNobodyGoesAgain() {
        assertThat(look(12, links -> 60 * MB * Math.min(links, 3))).isEqualTo(3);
    }

    @Test
    void whereNothingComesNothingIsJudged() {
        assertThat(look(50, _ -> 0)).isEqualTo(2);
    }

    @Test
    void aNetworkThatBecomesSlowIsNoticed() {
        look(20, _ -> 900 * MB);
        assertThat(look(60, links -> 20 * MB * links)).isEqualTo(4);
    }
}
