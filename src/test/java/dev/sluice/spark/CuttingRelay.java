// SPDX-License-Identifier: Apache-2.0
package dev.sluice.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on to a port, and breaks the first of them once so many bytes of the server have passed. */
final class CuttingRelay implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final long afterBytes;
    private final AtomicInteger connections = new AtomicInteger();

    CuttingRelay(int target, long afterBytes) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.afterBytes = afterBytes;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many connections came. */
    int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                long left = connections.getAndIncrement() == 0 ? afterBytes : Long.MAX_VALUE;
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> pass(client, behind, Long.MAX_VALUE));
                Thread.ofVirtual().start(() -> pass(behind, client, left));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    /** Ends both when one ends, or when enough has passed. */
    private static void pass(Socket from, Socket to, long most) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[16 * 1024];
            long left = most;
            int count = in.read(piece);
            while (count >= 0 && left > 0) {
                out.write(piece, 0, count);
                left -= count;
                count = in.read(piece);
            }
        } catch (IOException broken) {
            // the other side has ended it
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
