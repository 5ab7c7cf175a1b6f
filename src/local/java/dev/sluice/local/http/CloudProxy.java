// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * A CONNECT proxy on loopback behind which the names of the clouds are answered by this very process: who goes through it
 * and trusts its CA reaches the stand-ins under their real names. Nothing leaves the machine: another name is refused.
 */
public final class CloudProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final Function<String, Integer> ports;

    private CloudProxy(ServerSocket listener, Function<String, Integer> ports) {
        this.listener = listener;
        this.ports = ports;
    }

    /** Starts one; {@code ports} tells which port on loopback answers for a name, zero for none. */
    public static CloudProxy start(Function<String, Integer> ports) throws IOException {
        CloudProxy proxy = new CloudProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), ports);
        Thread.ofVirtual().name("cloud-proxy").start(proxy::accept);
        return proxy;
    }

    /** As a {@code proxy} setting. */
    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String[] words = head(client.getInputStream()).split(" ", 3);
            int port = words[0].equals("CONNECT") ? port(words[1]) : 0;
            if (port == 0) {
                answer(client, words[0].equals("CONNECT") ? "502 Bad Gateway" : "405 Method Not Allowed");
                return;
            }
            try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
                answer(client, "200 Connection Established");
                Thread back = Thread.ofVirtual().start(() -> pump(target, client));
                pump(client, target);
                back.join();
            }
        } catch (IOException e) {
            return; // one of the two has left, which is their affair
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The cloud's names by the table, this machine's own as they are. */
    private int port(String authority) {
        int colon = authority.lastIndexOf(':');
        String name = authority.substring(0, colon);
        boolean isHere = name.equals("localhost") || name.equals("127.0.0.1");
        return isHere ? Integer.parseInt(authority.substring(colon + 1)) : ports.apply(name);
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0 || head.length() > 65_536) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.substring(0, head.indexOf("\r\n"));
    }

    private static void answer(Socket client, String status) throws IOException {
        client.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException broken) {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
