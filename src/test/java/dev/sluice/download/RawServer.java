// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server for tests that answers each request by a script, byte for byte, also with what no server should send. */
final class RawServer implements Closeable {

    private static final Pattern RANGE = Pattern.compile("Range: bytes=(\\d+)-\r\n");

    private final ServerSocket socket;
    private final Script script;
    private final Optional<SSLContext> tls;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** What is answered. */
    @FunctionalInterface
    interface Script {
        void answer(Request request) throws IOException, InterruptedException;
    }

    /** One request, counted from 1, and the socket that it came by. */
    record Request(int number, String head, Socket socket, Socket tcp) {

        /** Where the Range starts; 0 without one. */
        int rangeStart() {
            Matcher matcher = RANGE.matcher(head);
            return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        }

        void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** A whole answer with its length. */
        void reply(String statusAndFields, String body) throws IOException {
            send("HTTP/1.1 " + statusAndFields + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        }

        void close() throws IOException {
            socket.close();
        }

        /** Ends the connection with a reset instead of an end. */
        void reset() throws IOException {
            tcp.setSoLinger(true, 0);
            tcp.close();
        }

        /** Ends the connection below TLS, which then has not said goodbye. */
        void cutOff() throws IOException {
            tcp.shutdownOutput();
            tcp.close();
        }
    }

    private RawServer(Optional<SSLContext> tls, Script script) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.tls = tls;
        this.script = script;
    }

    static RawServer start(Script script) throws IOException {
        return new RawServer(Optional.empty(), script).run();
    }

    static RawServer startTls(SSLContext context, Script script) throws IOException {
        return new RawServer(Optional.of(context), script).run();
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    List<String> requests() {
        return requests;
    }

    /** A link to a chunk here, with a query that must never be shown. */
    ExternalLink link(ExpectedChunk chunk) {
        return Links.to((tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + port(), chunk);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private RawServer run() {
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    connections.incrementAndGet();
                    Thread.ofVirtual().start(() -> serve(client));
                } catch (IOException e) {
                    return; // closed
                }
            }
        });
        return this;
    }

    private void serve(Socket tcp) {
        try (tcp;
                Socket client = tls.isPresent() ? secured(tls.get(), tcp) : tcp) {
            String head = readHead(client.getInputStream());
            while (!head.isEmpty()) {
                requests.add(head);
                script.answer(new Request(requests.size(), head, client, tcp));
                head = client.isClosed() || tcp.isClosed() ? "" : readHead(client.getInputStream());
            }
        } catch (IOException e) {
            // the client left, which some tests are about
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Socket secured(SSLContext context, Socket tcp) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(tcp, "127.0.0.1", tcp.getPort(), false);
        socket.setUseClientMode(false);
        return socket;
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b;
            try {
                b = in.read();
            } catch (SocketException e) {
                return "";
            }
            if (b < 0) {
                return "";
            }
            head.append((char) b);
        }
        return head.toString();
    }
}
