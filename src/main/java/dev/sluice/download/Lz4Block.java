// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Decodes blocks of LZ4 into a window that holds the 64 KiB a match may reach back to and what has not been handed on,
 * so that a block of four megabytes takes no more room than a small one. Every length is held against both arrays
 * before bytes are copied eight at a time.
 */
final class Lz4Block {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int REACH = 64 * 1024;
    private static final int PIECE = 64 * 1024;
    /** Copies of eight bytes may go this far beyond what they mean. */
    private static final int SLACK = 16;

    private static final int SHORTEST_MATCH = 4;

    private final ChunkTranscoder content;
    private final byte[] window = new byte[REACH + PIECE + SLACK];
    private int length;
    private int handed;

    Lz4Block(ChunkTranscoder content) {
        this.content = content;
    }

    /** A frame begins; its matches reach no further back. */
    void begin() {
        length = 0;
        handed = 0;
    }

    /** Takes a block that was not compressed. */
    void store(byte[] from, int count, ByteSink out) throws IOException {
        literals(from, 0, count, out);
        handOn(out);
    }

    void decode(byte[] from, int end, ByteSink out) throws IOException {
        int position = 0;
        while (position < end) {
            int token = from[position++] & 0xff;
            int count = token >> 4;
            if (count == 15) {
                int extra;
                do {
                    extra = byteAt(from, position++, end);
                    count += extra;
                } while (extra == 255);
            }
            if (count < 0 || count > end - position) {
                throw Lz4Chunk.malformed("a block ends within its bytes");
            }
            literals(from, position, count, out);
            position += count;
            if (position == end) {
                break; // the last sequence has no match
            }
            int distance = byteAt(from, position, end) | (byteAt(from, position + 1, end) << 8);
            position += 2;
            int match = (token & 15) + SHORTEST_MATCH;
            if ((token & 15) == 15) {
                int extra;
                do {
                    extra = byteAt(from, position++, end);
                    match += extra;
                } while (extra == 255);
            }
            if (distance == 0 || distance > length || match < 0) {
                throw Lz4Chunk.malformed("a match reaches back behind its beginning");
            }
            match(distance, match, out);
        }
        handOn(out);
    }

    private static int byteAt(byte[] from, int position, int end) {
        if (position >= end) {
            throw Lz4Chunk.malformed("a block ends within a length");
        }
        return from[position] & 0xff;
    }

    private void literals(byte[] from, int start, int count, ByteSink out) throws IOException {
        int position = start;
        int left = count;
        while (left > 0) {
            int part = Math.min(left, room(out));
            if (part <= SLACK && position + SLACK <= from.length) {
                LONGS.set(window, length, (long) LONGS.get(from, position));
                LONGS.set(window, length + 8, (long) LONGS.get(from, position + 8));
            } else {
                System.arraycopy(from, position, window, length, part);
            }
            length += part;
            position += part;
            left -= part;
        }
    }

    private void match(int distance, int count, ByteSink out) throws IOException {
        int left = count;
        while (left > 0) {
            int part = Math.min(left, room(out));
            int from = length - distance;
            if (distance >= Long.BYTES) {
                for (int done = 0; done < part; done += Long.BYTES) {
                    LONGS.set(window, length + done, (long) LONGS.get(window, from + done));
                }
            } else {
                for (int done = 0; done < part; done++) {
                    window[length + done] = window[from + done];
                }
            }
            length += part;
            left -= part;
        }
    }

    /** How many bytes the window takes, at least one. */
    private int room(ByteSink out) throws IOException {
        if (length == REACH + PIECE) {
            handOn(out);
            System.arraycopy(window, length - REACH, window, 0, REACH);
            length = REACH;
            handed = REACH;
        }
        return REACH + PIECE - length;
    }

    private void handOn(ByteSink out) throws IOException {
        if (length > handed) {
            content.feed(window, handed, length - handed, out);
            handed = length;
        }
    }
}
