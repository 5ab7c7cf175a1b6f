// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Incomplete;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.result.ByteSink;
import dev.sluice.result.ChunkTranscoder;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Decompresses a chunk that is one LZ4 frame, or several behind each other, and feeds what was in it to the transcoder
 * of the chunk. Checksums are passed over: rows are held against the manifest, and TLS and TCP have their own.
 */
public final class Lz4Chunk implements ChunkTranscoder {

    private static final int MAGIC = 0x184d2204;
    private static final int SKIPPABLE = 0x184d2a50;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private enum State {
        MAGIC,
        DESCRIPTOR,
        DESCRIPTOR_REST,
        BLOCK_SIZE,
        BLOCK,
        BLOCK_CHECKSUM,
        CONTENT_CHECKSUM,
        SKIPPED_SIZE,
        SKIPPED
    }

    private final ChunkTranscoder content;
    private final Lz4Block block;
    private State state = State.MAGIC;
    private byte[] bytes = new byte[64 * 1024];
    private int held;
    private int needed = 4;
    private int flags;
    private int largest;
    private boolean isStored;
    private long toSkip;

    private Lz4Chunk(ChunkTranscoder content) {
        this.content = content;
        this.block = new Lz4Block(content);
    }

    /** Transcoders of compressed chunks out of those of plain ones. */
    public static ChunkTranscoder.Factory feeding(ChunkTranscoder.Factory transcoders) {
        return rowOffset -> new Lz4Chunk(transcoders.open(rowOffset));
    }

    @Override
    public void feed(byte[] from, int offset, int length, ByteSink out) throws IOException {
        int position = offset;
        int end = offset + length;
        while (position < end) {
            if (state == State.SKIPPED) {
                int count = (int) Math.min(toSkip, end - position);
                toSkip -= count;
                position += count;
                if (toSkip == 0) {
                    await(State.MAGIC, 4);
                }
                continue;
            }
            int count = Math.min(needed - held, end - position);
            if (held + count > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(needed, Math.max(2 * bytes.length, held + count)));
            }
            System.arraycopy(from, position, bytes, held, count);
            held += count;
            position += count;
            if (held == needed) {
                next(out);
            }
        }
    }

    /** What was waited for is there. */
    private void next(ByteSink out) throws IOException {
        switch (state) {
            case MAGIC -> {
                int magic = intAt(0);
                if ((magic & ~0xf) == SKIPPABLE) {
                    await(State.SKIPPED_SIZE, 4);
                } else if (magic == MAGIC) {
                    await(State.DESCRIPTOR, 2);
                } else {
                    throw malformed("it does not begin as one");
                }
            }
            case SKIPPED_SIZE -> {
                toSkip = Integer.toUnsignedLong(intAt(0));
                await(toSkip == 0 ? State.MAGIC : State.SKIPPED, 4);
            }
            case DESCRIPTOR -> describe();
            case DESCRIPTOR_REST -> await(State.BLOCK_SIZE, 4);
            case BLOCK_SIZE -> beginBlock();
            case BLOCK -> {
                if (isStored) {
                    block.store(bytes, held, out);
                } else {
                    block.decode(bytes, held, out);
                }
                await((flags & 0x10) != 0 ? State.BLOCK_CHECKSUM : State.BLOCK_SIZE, 4);
            }
            case BLOCK_CHECKSUM -> await(State.BLOCK_SIZE, 4);
            case CONTENT_CHECKSUM -> await(State.MAGIC, 4);
            case SKIPPED -> throw new IllegalStateException("nothing is kept of what is skipped");
        }
    }

    private void await(State next, int count) {
        state = next;
        needed = count;
        held = 0;
    }

    /** Flags, then the largest block; a size, a dictionary's number and a checksum may follow. */
    private void describe() {
        flags = bytes[0];
        if ((flags & 0xc0) != 0x40) {
            throw malformed("it is of another version");
        }
        if ((flags & 1) != 0) {
            throw malformed("it needs a dictionary");
        }
        int size = (bytes[1] >> 4) & 7;
        if (size < 4) {
            throw malformed("its blocks have no size");
        }
        largest = 1 << (8 + 2 * size);
        await(State.DESCRIPTOR_REST, (flags & 8) != 0 ? 9 : 1);
        block.begin();
    }

    private void beginBlock() {
        int size = intAt(0);
        isStored = size < 0;
        int length = size & 0x7fffffff;
        if (size == 0) {
            await((flags & 4) != 0 ? State.CONTENT_CHECKSUM : State.MAGIC, 4);
        } else if (length > largest || length == 0) {
            throw malformed("a block is larger than it says");
        } else {
            await(State.BLOCK, length);
        }
    }

    private int intAt(int at) {
        return (int) INTS.get(bytes, at);
    }

    @Override
    public long finish(ByteSink out) throws IOException {
        if (state != State.MAGIC || held > 0) {
            throw new Incomplete(Explanation.of(
                    "Decompressing the result failed: a chunk ends in the middle of its LZ4 frame.",
                    "Run the statement again; what was written so far is not the whole result."));
        }
        return content.finish(out);
    }

    static Unexpected malformed(String why) {
        return new Unexpected(Explanation.of(
                "Decompressing the result failed: result storage answered something that is no LZ4 frame; " + why + ".",
                "Run the statement again. If it happens again, something between this machine and result storage may"
                        + " change what is downloaded, such as a proxy."));
    }
}
