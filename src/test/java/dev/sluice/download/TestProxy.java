// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A CONNECT proxy for tests, which remembers whom it was asked for and may want a password. */
final class TestProxy implements Closeable {

    private final ServerSocket socket;
    private final String authorization;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    private TestProxy(ServerSocket socket, String authorization) {
        this.socket = socket;
        this.authorization = authorization;
    }

    /** With a blank user it serves everybody. */
    static TestProxy start(String user, String password) throws IOException {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        String line = user.isEmpty() ? "" : "Proxy-Authorization: Basic " + pair + "\r\n";
        TestProxy proxy = new TestProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), line);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> heads() {
        return heads;
    }

    List<String> hosts() {
        return heads.stream().map(head -> head.split(" ", -1)[1]).toList();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                text.append((char) client.getInputStream().read());
            }
            String head = text.toString();
            heads.add(head);
            if (!head.contains(authorization)) {
                answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=x");
                return;
            }
            String target = head.split(" ", -1)[1];
            int colon = target.lastIndexOf(':');
            try (Socket server =
                    new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
                answer(client, "200 Connection established");
                Thread back = Thread.ofVirtual().start(() -> pump(server, client));
                pump(client, server);
                back.join();
            }
        } catch (IOException e) {
            // one side left
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(Socket client, String status) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one side left
        }
    }
}
