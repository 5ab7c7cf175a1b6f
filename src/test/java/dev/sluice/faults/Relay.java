// SPDX-License-Identifier: Apache-2.0
package dev.sluice.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Passes the bytes of TCP connections on to a server, below HTTP and TLS, until the fate of each is met. It listens on
 * loopback until it is closed.
 */
public final class Relay implements Closeable {

    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile Supplier<Fate> fates = () -> Fate.PASSES;

    public Relay() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("relay").start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public void passTo(int port) {
        target = port;
    }

    /** From now on each connection takes the next fate; those that are open are cut. */
    public void take(Supplier<Fate> next) {
        fates = next;
        open.forEach(Relay::reset);
        open.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Fate fate = fates.get();
                Thread.ofVirtual().start(() -> relay(client, fate));
            }
        } catch (IOException closed) {
            open.forEach(Relay::reset);
        }
    }

    private void relay(Socket client, Fate fate) {
        Socket server = new Socket();
        open.add(client);
        open.add(server);
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            Thread.ofVirtual().start(() -> passRequests(client, server));
            if (passAnswers(server, client, fate)) {
                end(client, server, fate);
            } else {
                close(client, server);
            }
        } catch (IOException gone) {
            close(client, server);
        }
    }

    private static void passRequests(Socket client, Socket server) {
        try {
            client.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
        } catch (IOException gone) {
            reset(server);
        }
    }

    /** Whether the fate was met; false when the server ended before. */
    private static boolean passAnswers(Socket server, Socket client, Fate fate) throws IOException {
        InputStream in = server.getInputStream();
        byte[] buffer = new byte[8192];
        long passed = 0;
        while (passed < fate.afterBytes()) {
            int count = in.read(buffer);
            if (count < 0) {
                return false;
            }
            int allowed = (int) Math.min(count, fate.afterBytes() - passed);
            client.getOutputStream().write(buffer, 0, allowed);
            passed += allowed;
        }
        return true;
    }

    private static void end(Socket client, Socket server, Fate fate) throws IOException {
        switch (fate.kind()) {
            case RESET -> {
                reset(client);
                reset(server);
            }
            case TRUNCATE -> close(client, server);
            case HALF_CLOSE -> client.shutdownOutput();
            case STALL, PASS -> {
                // stays as it is until the client has had enough of it
            }
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // it is closed already
        }
    }

    private static void close(Socket... sockets) {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // it is closed already
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
