// SPDX-License-Identifier: Apache-2.0
package dev.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What can be told from the native binary without running it. */
@EnabledIfSystemProperty(named = "sluice.binary", matches = ".+", disabledReason = "only for the native binary")
class BinaryIT {

    private static final Pattern FEATURES =
            Pattern.compile("CPU features that are required by the image: \\[([A-Z0-9_, ]+)]");
    private static final int DYNAMIC = 2;
    private static final int LOAD = 1;
    private static final int NEEDED = 1;
    private static final int STRING_TABLE = 5;

    private static byte[] binary = new byte[0];

    @BeforeAll
    static void read() throws IOException {
        binary = Files.readAllBytes(Path.of(System.getProperty("sluice.binary", "")));
    }

    /** Without these two in the static set, https runs at a tenth of its speed, and no other test would notice. */
    @Test
    void wasBuiltWithTheInstructionsThatMakeHttpsFast() {
        Matcher features = FEATURES.matcher(new String(binary, StandardCharsets.ISO_8859_1));
        assertThat(features.find()).as("a list of CPU features in the binary").isTrue();
        assertThat(Stream.of(features.group(1).split(", ", -1))).contains("AES", "CLMUL");
    }

    @Test
    void needsNothingButTheCLibrary() {
        assertThat(neededLibraries()).containsExactly("libc.so.6");
    }

    /** The NEEDED entries of an ELF file of 64 bits, little-endian. */
    private static List<String> neededLibraries() {
        ByteBuffer elf = ByteBuffer.wrap(binary).order(ByteOrder.LITTLE_ENDIAN);
        int headers = (int) elf.getLong(32);
        int size = elf.getShort(54);
        int count = elf.getShort(56);
        List<Integer> names = new ArrayList<>();
        long table = 0;
        for (int i = 0; i < count; i++) {
            int header = headers + i * size;
            if (elf.getInt(header) != DYNAMIC) {
                continue;
            }
            int start = (int) elf.getLong(header + 8);
            for (int entry = start; elf.getLong(entry) != 0; entry += 16) {
                if (elf.getLong(entry) == NEEDED) {
                    names.add((int) elf.getLong(entry + 8));
                } else if (elf.getLong(entry) == STRING_TABLE) {
                    table = elf.getLong(entry + 8);
                }
            }
        }
        int strings = (int) fileOffset(elf, table, headers, size, count);
        return names.stream().map(name -> text(strings + name)).toList();
    }

    private static long fileOffset(ByteBuffer elf, long address, int headers, int size, int count) {
        for (int i = 0; i < count; i++) {
            int header = headers + i * size;
            long start = elf.getLong(header + 16);
            if (elf.getInt(header) == LOAD && address >= start && address < start + elf.getLong(header + 32)) {
                return address - start + elf.getLong(header + 8);
            }
        }
        throw new IllegalStateException("no segment holds the string table");
    }

    private static String text(int offset) {
        int end = offset;
        while (binary[end] != 0) {
            end++;
        }
        return new String(binary, offset, end - offset, StandardCharsets.US_ASCII);
    }
}
