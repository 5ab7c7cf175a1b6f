// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.fuzz.Draw;
import dev.sluice.fuzz.Fuzz;
import dev.sluice.result.ChunkTranscoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import net.jpountz.lz4.LZ4FrameOutputStream.FLG;
import org.junit.jupiter.api.Test;

/** The decoder of LZ4 held against the library that the vendor's own clients use. */
class Lz4FuzzTest {

    @Test
    void whatWasCompressedComesBackAndWhatWasDamagedIsExplained() throws Exception {
        Fuzz.check("lz4", 3_000, draw -> {
            byte[] plain = content(draw);
            byte[] frame = frame(draw, plain);
            if (draw.oneIn(3)) {
                assertThat(decompressed(frame, draw)).isEqualTo(plain);
                return "the same bytes";
            }
            byte[] damaged = draw.damaged(frame);
            byte[] ours;
            try {
                ours = decompressed(damaged, draw);
            } catch (Incomplete | Unexpected refusal) {
                assertThat(refusal.remedy()).isNotBlank();
                return "refused";
            }
            Optional<byte[]> theirs = byLibrary(damaged);
            theirs.ifPresent(bytes -> assertThat(ours).isEqualTo(bytes));
            return theirs.isPresent() ? "as the library" : "refused by the library";
        });
    }

    /** The library also wants checksums that we pass over, since rows are counted and TLS has its own. */
    private static Optional<byte[]> byLibrary(byte[] frame) {
        try (LZ4FrameInputStream in = new LZ4FrameInputStream(new ByteArrayInputStream(frame))) {
            return Optional.of(in.readAllBytes());
        } catch (IOException | RuntimeException refused) {
            return Optional.empty();
        }
    }

    private static byte[] content(Draw draw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = draw.below(12); i > 0; i--) {
            byte[] part = draw.bytes(40);
            for (int times = draw.oneIn(3) ? draw.below(2_000) : 1; times > 0; times--) {
                bytes.writeBytes(part);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] frame(Draw draw, byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FLG.Bits[] flags = draw.coin()
                ? new FLG.Bits[] {FLG.Bits.BLOCK_INDEPENDENCE}
                : new FLG.Bits[] {FLG.Bits.BLOCK_INDEPENDENCE, FLG.Bits.BLOCK_CHECKSUM, FLG.Bits.CONTENT_CHECKSUM};
        try (LZ4FrameOutputStream frame = new LZ4FrameOutputStream(out, BLOCKSIZE.SIZE_64KB, flags)) {
            frame.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] decompressed(byte[] frame, Draw draw) throws IOException {
        TestResult.Sink sink = new TestResult.Sink();
        ChunkTranscoder transcoder = Lz4Chunk.feeding(TestResult::lines).open(0);
        int position = 0;
        while (position < frame.length) {
            int length = draw.piece(frame.length - position);
            transcoder.feed(frame, position, length, sink);
            position += length;
        }
        transcoder.finish(sink);
        return sink.text().getBytes(StandardCharsets.ISO_8859_1);
    }
}
