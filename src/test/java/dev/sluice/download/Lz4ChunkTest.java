// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.result.ChunkTranscoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The library that the vendor's own clients use is the judge: it writes the frames. */
class Lz4ChunkTest {

    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource(BLOCKSIZE.class)
    void givesWhatWasCompressed(BLOCKSIZE size) throws IOException {
        for (int length : new int[] {0, 1, 13, 1000, 65_537, 300_000, 5_000_000}) {
            byte[] plain = content(length);

            assertThat(decompressed(frame(plain, size))).isEqualTo(plain);
        }
    }

    @Test
    void readsFramesBehindEachOther() throws IOException {
        byte[] first = content(70_000);
        byte[] second = content(80_000);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(frame(first, BLOCKSIZE.SIZE_64KB));
        both.write(frame(second, BLOCKSIZE.SIZE_4MB));

        byte[] plain = decompressed(both.toByteArray());

        assertThat(Arrays.copyOf(plain, first.length)).isEqualTo(first);
        assertThat(Arrays.copyOfRange(plain, first.length, plain.length)).isEqualTo(second);
    }

    @Test
    void saysThatAFrameEndsInItsMiddle() throws IOException {
        byte[] frame = frame(content(1000), BLOCKSIZE.SIZE_64KB);

        assertThatThrownBy(() -> decompressed(Arrays.copyOf(frame, frame.length - 9)))
                .isInstanceOf(Incomplete.class)
                .hasMessageContaining("ends in the middle of its LZ4 frame");
    }

    @Test
    void saysThatBytesAreNoFrame() {
        assertThatThrownBy(() -> decompressed(new byte[] {'[', '[', '"', 'a', '"', ']', ']'}))
                .isInstanceOf(Unexpected.class)
                .hasMessageContaining("no LZ4 frame");
    }

    /** Lengths and distances that lie must not be believed: no access outside of an array comes out. */
    @Test
    void believesNoLengthInBrokenBytes() throws IOException {
        byte[] frame = frame(content(20_000), BLOCKSIZE.SIZE_64KB);
        int explained = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] broken = frame.clone();
            broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                decompressed(broken);
            } catch (Incomplete | Unexpected failure) {
                explained++;
            }
        }
        assertThat(explained).isPositive();
    }

    /** Repeated pieces at all distances, runs, and noise that does not compress. */
    private byte[] content(int length) {
        byte[] bytes = new byte[length];
        int position = 0;
        while (position < length) {
            int count = Math.min(length - position, 1 + random.nextInt(random.nextInt(4) == 0 ? 70_000 : 40));
            int kind = random.nextInt(3);
            int distance = position == 0 ? 0 : 1 + random.nextInt(Math.min(position, 70_000));
            byte run = (byte) random.nextInt();
            for (int i = 0; i < count; i++) {
                bytes[position] = kind == 0 && distance > 0
                        ? bytes[position - distance]
                        : kind == 1 ? run : (byte) random.nextInt();
                position++;
            }
        }
        return bytes;
    }

    private static byte[] frame(byte[] plain, BLOCKSIZE size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LZ4FrameOutputStream frame = new LZ4FrameOutputStream(out, size)) {
            frame.write(plain);
        }
        return out.toByteArray();
    }

    private byte[] decompressed(byte[] frame) throws IOException {
        TestResult.Sink sink = new TestResult.Sink();
        ChunkTranscoder transcoder = Lz4Chunk.feeding(TestResult::lines).open(0);
        int position = 0;
        while (position < frame.length) {
            int length = Math.min(frame.length - position, 1 + random.nextInt(random.nextBoolean() ? 7 : 30_000));
            transcoder.feed(frame, position, length, sink);
            position += length;
        }
        transcoder.finish(sink);
        return sink.text().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
