// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A CONNECT proxy on loopback that writes down who was asked for and lets nothing but CONNECT through. */
final class ConnectProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final Map<String, String> refusals;
    private final List<String> log = new ArrayList<>();

    private ConnectProxy(ServerSocket listener, Map<String, String> refusals) {
        this.listener = listener;
        this.refusals = refusals;
    }

    /** One that lets everything through, but answers a CONNECT to these hosts with these status lines. */
    static ConnectProxy start(Map<String, String> refusals) throws IOException {
        ConnectProxy proxy = new ConnectProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), refusals);
        Thread.ofVirtual().name("proxy").start(proxy::accept);
        return proxy;
    }

    /** As a {@code proxy} setting. */
    String address() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** The first line of every request, without the HTTP version, in order of arrival. */
    synchronized List<String> log() {
        return List.copyOf(log);
    }

    private synchronized void note(String line) {
        log.add(line + "\n");
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed: the case is over
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String first = head(client.getInputStream());
            note(first.replaceFirst(" HTTP/1\\.[01]$", ""));
            if (!first.startsWith("CONNECT ")) {
                answer(client, "405 Method Not Allowed");
                return;
            }
            String authority = first.split(" ", 3)[1];
            int colon = authority.lastIndexOf(':');
            String host = authority.substring(0, colon).replaceAll("[\\[\\]]", "");
            Optional<String> refusal = Optional.ofNullable(refusals.get(host));
            if (refusal.isPresent()) {
                answer(client, refusal.get());
                return;
            }
            int port = Integer.parseInt(authority.substring(colon + 1));
            try (Socket target = open(client, host, port)) {
                answer(client, "200 Connection Established");
                Thread back = Thread.ofVirtual().start(() -> pump(target, client));
                pump(client, target);
                back.join();
            }
        } catch (IOException e) {
            // one of the two has left, which is their affair
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Socket open(Socket client, String host, int port) throws IOException {
        try {
            return new Socket(host, port);
        } catch (IOException e) {
            answer(client, "502 Bad Gateway");
            throw e;
        }
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
        } catch (IOException e) {
            closeBoth(from, to);
        }
    }

    private static void closeBoth(Socket one, Socket other) {
        try {
            one.close();
            other.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
