// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import java.io.Closeable;
import java.io.IOException;

/** The bytes of one connection, in the clear or out of TLS. Used by one thread, whose interrupt ends every wait. */
interface Wire extends Closeable {

    /** Reads at least one byte, or gives -1 at an orderly end; too long a silence is a SocketTimeoutException. */
    int read(byte[] into, int offset, int length) throws IOException;

    /** Writes all of the bytes. */
    void write(byte[] bytes, int offset, int length) throws IOException;

    @Override
    void close();
}
