// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * One process' share of a fleet: every connection is in exactly one of {@code count} shards, by its name alone, so that a
 * file which changes between two processes moves no other connection.
 */
public record Shard(int index, int count) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    /** {@code 2/10}; {@code 0/10} is the same as {@code 10/10}, for indexes that begin at 0. */
    public static Shard parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (matcher.matches()) {
            int index = Integer.parseInt(matcher.group(1));
            int count = Integer.parseInt(matcher.group(2));
            if (count > 0 && index <= count) {
                return new Shard(index % count, count);
            }
        }
        throw new InvalidSettings(
                "The shard '" + text + "' is none.", "Give it as 2/10: the second of ten (0/10 is the tenth).");
    }

    /** Those of the names that are in this shard, in their order. */
    public List<String> of(List<String> names) {
        return names.stream().filter(name -> slot(name) == index).toList();
    }

    /** A sum that is the same on every machine and in every release. */
    private int slot(String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % count);
    }

    @Override
    public String toString() {
        return (index == 0 ? count : index) + "/" + count;
    }
}
