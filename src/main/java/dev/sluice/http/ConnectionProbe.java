// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Goes the way to a host step by step, without sending a request: name, connection (through the proxy when there is
 * one), TLS. Finds out where a call ended that a client could not explain.
 */
public final class ConnectionProbe {

    /** What a server showed in its handshake: who vouches for it, until when, and the protocol. */
    public record TlsFacts(String issuer, Instant notAfter, String protocol) {}

    private final WorkspaceHost host;
    private final Transport transport;

    public ConnectionProbe(WorkspaceHost host, Transport transport) {
        this.host = host;
        this.transport = transport;
    }

    public Optional<ProxyServer> proxy() {
        return transport.proxies().proxyFor(host.address());
    }

    /** Looks the name up: the proxy's where one is used, since then the proxy looks up the other. */
    public List<InetAddress> resolve() throws IOException {
        return List.of(InetAddress.getAllByName(
                proxy().map(server -> server.address().hostName()).orElse(host.hostName())));
    }

    /** Opens a connection and closes it again. */
    public void connect() throws IOException {
        open().close();
    }

    /** The whole way; nothing for a host without TLS. Trust and the name are checked as in every call. */
    public Optional<TlsFacts> run() throws IOException {
        try (Socket plain = open()) {
            if (!host.isTls()) {
                return Optional.empty();
            }
            SSLSocketFactory factory = transport.trust().sslContext().getSocketFactory();
            try (SSLSocket socket =
                    (SSLSocket) factory.createSocket(plain, host.hostName(), host.port(), /* autoClose= */ true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                if (HostAndPort.literalAddress(host.hostName()).isEmpty()) {
                    parameters.setServerNames(List.of(new SNIHostName(host.hostName())));
                }
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                X509Certificate leaf = (X509Certificate) socket.getSession().getPeerCertificates()[0];
                return Optional.of(new TlsFacts(
                        leaf.getIssuerX500Principal().getName(),
                        leaf.getNotAfter().toInstant(),
                        socket.getSession().getProtocol()));
            }
        }
    }

    private Socket open() throws IOException {
        HostAndPort first = proxy().map(ProxyServer::address).orElse(host.address());
        Socket socket = new Socket();
        try {
            int millis = Math.toIntExact(transport.connectTimeout().toMillis());
            socket.setSoTimeout(millis);
            socket.connect(new InetSocketAddress(InetAddress.getByName(first.hostName()), first.port()), millis);
            Optional<ProxyServer> proxy = proxy();
            if (proxy.isPresent()) {
                ProxyTunnel.open(proxy.get(), host.address(), socket.getInputStream(), socket.getOutputStream());
            }
            return socket;
        } catch (ConnectException failure) {
            socket.close();
            throw (IOException) new ConnectException(failure.getMessage() + ": " + first).initCause(failure);
        } catch (IOException | RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }
}
