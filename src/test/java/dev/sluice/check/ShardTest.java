// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    @Test
    void everyConnectionIsInExactlyOneShardAndKeepsItsOrder() {
        Random random = new Random(20_261_124);
        for (int round = 0; round < 500; round++) {
            List<String> names = names(random);
            int count = 1 + random.nextInt(40);
            List<List<String>> shards = IntStream.rangeClosed(1, count)
                    .mapToObj(index -> Shard.parse(index + "/" + count).of(names))
                    .toList();

            assertThat(shards.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(names);
            assertThat(shards)
                    .allSatisfy(shard ->
                            assertThat(shard.stream().map(names::indexOf)).isSorted());
        }
    }

    @Test
    void aConnectionStaysWhereItIsWhenOthersComeAndGo() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<String> names = names(random);
            List<String> fewer = names.subList(0, names.size() / 2);
            Shard shard = Shard.parse((1 + random.nextInt(5)) + "/5");

            assertThat(shard.of(fewer))
                    .containsExactlyElementsOf(
                            shard.of(names).stream().filter(fewer::contains).toList());
        }
    }

    /** Pinned: a release that splits otherwise would check some connections twice and others never while it rolls out. */
    @Test
    void theSplitIsTheSameInEveryRelease() {
        List<String> names = List.of("prod", "staging", "dev", "me", "größe", "prod-eu-1", "prod-eu-2");

        assertThat(IntStream.rangeClosed(1, 3)
                        .mapToObj(index -> Shard.parse(index + "/3").of(names)))
                .containsExactly(
                        List.of("prod", "staging", "prod-eu-1", "prod-eu-2"), List.of("größe"), List.of("dev", "me"));
    }

    @Test
    void sharesOfALargeFleetAreMuchAlike() {
        List<String> names =
                IntStream.range(0, 10_000).mapToObj(i -> "connection-" + i).toList();

        assertThat(IntStream.rangeClosed(1, 10)
                        .mapToObj(index -> Shard.parse(index + "/10").of(names).size()))
                .allSatisfy(size -> assertThat(size).isBetween(900, 1100));
    }

    @Test
    void anIndexThatBeginsAtZeroMeetsEveryShardToo() {
        assertThat(Shard.parse("0/4")).isEqualTo(Shard.parse("4/4")).hasToString("4/4");
        assertThat(Shard.parse("3/4")).hasToString("3/4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "5/4", "1/0", "-1/4", "1/4/2", "a/b", "1/1000000000000"})
    void whatIsNoShardIsRefused(String text) {
        assertThatThrownBy(() -> Shard.parse(text))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("The shard '" + text + "' is none.");
    }

    private static List<String> names(Random random) {
        List<String> names = new ArrayList<>();
        int size = random.nextInt(60);
        while (names.size() < size) {
            String name = Long.toString(random.nextLong(), 36) + "-" + names.size();
            names.add(name);
        }
        return names;
    }
}
