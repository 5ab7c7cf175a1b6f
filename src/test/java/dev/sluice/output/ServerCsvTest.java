// SPDX-License-Identifier: Apache-2.0
package dev.sluice.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.result.ByteSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCsvTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteSink sink = out::write;

    @Test
    void passesTheFirstChunkOnWithItsHeaderAndCountsRowsAlone() throws IOException {
        assertThat(rows(0, true, "n,\"a\nb\"\n1,x\n2,\"y\n\"\"z\"\"\"\n")).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("n,\"a\nb\"\n1,x\n2,\"y\n\"\"z\"\"\"\n");
    }

    @Test
    void dropsTheHeaderOfTheFirstChunkAlone() throws IOException {
        assertThat(rows(0, false, "n,\"a\nb\"\n1,x\n")).isEqualTo(1);
        assertThat(rows(1, false, "2,y\n")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("1,x\n2,y\n");
    }

    @Test
    void endsALastLineThatHasNoEnd() throws IOException {
        assertThat(rows(7, true, "1,x")).isEqualTo(1);
        assertThat(rows(8, true, "2,y")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("1,x\n2,y\n");
    }

    @Test
    void saysThatAChunkEndsWithinQuotes() {
        assertThatThrownBy(() -> rows(7, true, "1,\"x\n"))
                .isInstanceOf(Incomplete.class)
                .hasMessageContaining("ends within a quoted field");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void countsWhatAByteByByteReaderCounts(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 2000; run++) {
            byte[] bytes = new byte[random.nextInt(300)];
            List<Byte> kinds = List.of((byte) '"', (byte) '\n', (byte) 'a', (byte) 0x8a, (byte) 0xa2, (byte) 0x0b);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = kinds.get(random.nextInt(kinds.size()));
            }
            int cut = random.nextInt(bytes.length + 1);
            CsvLineCount fast = new CsvLineCount();
            fast.read(bytes, 0, cut);
            fast.read(bytes, cut, bytes.length);
            long lines = 0;
            boolean quoted = false;
            for (byte b : bytes) {
                quoted ^= b == '"';
                lines += b == '\n' && !quoted ? 1 : 0;
            }
            assertThat(fast.lines()).isEqualTo(lines);
            assertThat(fast.isQuoted()).isEqualTo(quoted);
        }
    }

    private long rows(long rowOffset, boolean header, String chunk) throws IOException {
        ServerCsvLines lines = new ServerCsvLines(rowOffset, header);
        for (byte b : chunk.getBytes(StandardCharsets.UTF_8)) {
            lines.feed(new byte[] {b}, 0, 1, sink);
        }
        return lines.finish(sink);
    }
}
