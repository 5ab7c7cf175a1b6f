// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Standard output as a channel: no copy of its own, and a write that waits for a slow reader can be interrupted. Writes
 * go in slices, since a channel keeps a buffer of the largest size it was given.
 */
public final class StandardOutput extends OutputStream {

    private static final int SLICE = 256 * 1024;

    /** Whoever writes so much at once has more to come. */
    private static final int MUCH = 32 * 1024;

    private final FileChannel channel = new FileOutputStream(FileDescriptor.out).getChannel();
    private boolean hasRoom;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length >= MUCH && !hasRoom) {
            hasRoom = true;
            PipeRoom.enlarge();
        }
        int done = 0;
        while (done < length) {
            ByteBuffer slice = ByteBuffer.wrap(bytes, offset + done, Math.min(SLICE, length - done));
            done += channel.write(slice);
        }
    }
}
