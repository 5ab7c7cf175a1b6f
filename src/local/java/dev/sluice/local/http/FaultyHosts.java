// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

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
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Hosts on loopback that no client gets past: each with a certificate that is not to be taken, or with worse. */
public final class FaultyHosts implements AutoCloseable {

    /** More connections than the shortest queue of a listener holds, whatever the kernel rounds it to. */
    private static final int FULL = 8;

    private final Map<String, String> urls = new TreeMap<>();
    private final List<ServerSocket> listeners = new ArrayList<>();
    private final List<Socket> waiting = new ArrayList<>();

    private FaultyHosts() {}

    /** Starts them all. */
    public static FaultyHosts start(Certificates certificates) throws IOException {
        FaultyHosts hosts = new FaultyHosts();
        hosts.shows("expired-host", certificates.expired());
        hosts.shows("misnamed-host", certificates.ofAnotherName());
        hosts.shows("inspected-host", certificates.ofAuthority("Example TLS Inspection CA"));
        hosts.shows("foreign-host", certificates.ofAuthority("Somebody Else's CA"));
        hosts.speaksNoTls("plain-host");
        hosts.takesNobody("full-host");
        hosts.listener("silent-host", 50);
        hosts.livesInThePast("late-host");
        return hosts;
    }

    /** Their addresses, by what is wrong with them. */
    public Map<String, String> urls() {
        return urls;
    }

    private void shows(String name, SSLContext certificate) throws IOException {
        serve(listener(name, 50), client -> {
            try (SSLSocket tls = (SSLSocket) certificate.getSocketFactory().createSocket(client, null, true)) {
                tls.setUseClientMode(false);
                tls.startHandshake();
            }
        });
    }

    private void speaksNoTls(String name) throws IOException {
        serve(
                listener(name, 50),
                client -> client.getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII)));
    }

    /** Answers everything with a 404 of two years ago; the JDK's server would not: it sets the date itself. */
    private void livesInThePast(String name) throws IOException {
        serve(listener(name, 50), client -> {
            readHead(client.getInputStream());
            String answer = String.join(
                    "\r\n",
                    "HTTP/1.1 404 Not Found",
                    "Date: Mon, 01 Jan 2024 00:00:00 GMT",
                    "Content-Length: 0",
                    "Connection: close",
                    "",
                    "");
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        });
        urls.computeIfPresent(name, (same, url) -> url.replace("https:", "http:"));
    }

    /** To its end, or what is unread breaks the connection before the answer has arrived. */
    private static void readHead(InputStream in) throws IOException {
        int lineEnds = 0;
        while (lineEnds < 2) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            if (next != '\r') {
                lineEnds = next == '\n' ? lineEnds + 1 : 0;
            }
        }
    }

    /** Its queue is full and nobody takes from it: a connection more is not answered at all. */
    private void takesNobody(String name) throws IOException {
        ServerSocket listener = listener(name, 1);
        for (int i = 0; i < FULL; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            Thread.ofVirtual().start(() -> {
                try {
                    socket.connect(listener.getLocalSocketAddress());
                } catch (IOException closed) {
                    return; // it waited in vain, as it should
                }
            });
        }
    }

    @FunctionalInterface
    private interface Answer {
        void to(Socket client) throws IOException;
    }

    private ServerSocket listener(String name, int backlog) throws IOException {
        ServerSocket listener = new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
        listeners.add(listener);
        urls.put(name, "https://localhost:" + listener.getLocalPort());
        return listener;
    }

    private static void serve(ServerSocket listener, Answer answer) {
        Thread.ofVirtual().name("faulty host").start(() -> {
            while (!listener.isClosed()) {
                serveOne(listener, answer);
            }
        });
    }

    private static void serveOne(ServerSocket listener, Answer answer) {
        try (Socket client = listener.accept()) {
            answer.to(client);
        } catch (IOException leftOrClosed) {
            return; // the client did not like what it saw, as it should
        }
    }

    @Override
    public void close() {
        try {
            for (ServerSocket listener : listeners) {
                listener.close();
            }
            for (Socket socket : waiting) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
