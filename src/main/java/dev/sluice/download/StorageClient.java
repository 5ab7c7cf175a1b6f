// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import dev.sluice.http.HostAndPort;
import dev.sluice.http.ProxyServer;
import dev.sluice.http.ProxyTunnel;
import dev.sluice.http.Transport;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The client of result storage: a GET of one presigned link, blocking, over HTTP/1.1 connections that are kept. It
 * knows no token, follows no redirect and sends no header that is neither its own nor the link's.
 */
final class StorageClient implements Closeable {

    private final Transport transport;
    private final Map<String, Deque<StorageConnection>> idle = new HashMap<>();
    private boolean isClosed;

    StorageClient(Transport transport) {
        this.transport = transport;
    }

    /** Asks for what the link names, from {@code offset} on when it is not zero; any status is an answer. */
    StorageResponse get(PresignedRequest request, long offset) throws IOException {
        String origin = (request.isTls() ? "https " : "http ") + request.address();
        StorageConnection kept = takeIdle(origin);
        while (kept != null) {
            try {
                return exchange(kept, origin, request, offset);
            } catch (IOException e) {
                if (!kept.wasStale() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                kept = takeIdle(origin); // storage had closed it meanwhile: no fault of this request
            }
        }
        return exchange(open(request), origin, request, offset);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        idle.values().forEach(connections -> connections.forEach(StorageConnection::close));
        idle.clear();
    }

    private StorageResponse exchange(StorageConnection connection, String origin, PresignedRequest request, long offset)
            throws IOException {
        try {
            connection.send(request, offset);
            ResponseHead head = connection.readHead();
            ResponseBody body = ResponseBody.of(connection, head);
            return new StorageResponse(connection, head, body, reusable -> giveBack(origin, reusable));
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private StorageConnection open(PresignedRequest request) throws IOException {
        Optional<ProxyServer> proxy = transport.proxies().proxyFor(request.address());
        HostAndPort next = proxy.map(ProxyServer::address).orElse(request.address());
        PlainWire plain = PlainWire.connect(next, transport.connectTimeout(), transport.readTimeout());
        boolean isOpen = false;
        try {
            if (proxy.isPresent()) {
                ProxyTunnel.open(proxy.get(), request.address(), plain.in(), plain.out());
            }
            Wire wire =
                    request.isTls() ? TlsWire.connect(plain, transport.trust().sslContext(), request.address()) : plain;
            isOpen = true;
            return new StorageConnection(wire);
        } finally {
            if (!isOpen) {
                plain.close();
            }
        }
    }

    private synchronized @Nullable StorageConnection takeIdle(String origin) {
        Deque<StorageConnection> connections = idle.get(origin);
        return connections == null ? null : connections.pollFirst();
    }

    private synchronized void giveBack(String origin, StorageConnection connection) {
        if (isClosed) {
            connection.close();
        } else {
            idle.computeIfAbsent(origin, key -> new ArrayDeque<>()).addFirst(connection);
        }
    }
}
