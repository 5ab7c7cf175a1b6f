// SPDX-License-Identifier: Apache-2.0
package dev.sluice.arrow;

import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import java.io.IOException;
import java.util.Random;

/** Feeds bytes in pieces of random lengths, as a network does. */
final class Pieces {

    private Pieces() {}

    static long feed(byte[] chunk, ChunkTranscoder transcoder, ByteSink out, Random random) throws IOException {
        int position = 0;
        while (position < chunk.length) {
            int length = Math.min(chunk.length - position, 1 + random.nextInt(random.nextBoolean() ? 9 : 5000));
            transcoder.feed(chunk, position, length, out);
            position += length;
        }
        return transcoder.finish(out);
    }
}
