// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Standard input as a channel: a read that waits, for a person or a slow pipe, can be interrupted. */
public final class StandardInput extends InputStream {

    private static final int SLICE = 64 * 1024;

    private final FileChannel channel;

    public StandardInput() {
        this(new FileInputStream(FileDescriptor.in).getChannel());
    }

    StandardInput(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return length == 0 ? 0 : channel.read(ByteBuffer.wrap(bytes, offset, Math.min(SLICE, length)));
    }
}
