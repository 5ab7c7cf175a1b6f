// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** Writes a body a few bytes at a time, with a wait before each. */
final class Dripping extends FilterOutputStream {

    private static final int DROP = 64;

    private final long milliseconds;
    private final Origin origin;

    Dripping(OutputStream out, long milliseconds, Origin origin) {
        super(out);
        this.milliseconds = milliseconds;
        this.origin = origin;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += DROP) {
            try {
                origin.pause(milliseconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped");
            }
            out.write(bytes, offset + done, Math.min(DROP, length - done));
            out.flush();
        }
    }
}
