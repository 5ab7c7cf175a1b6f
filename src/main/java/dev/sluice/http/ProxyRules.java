// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.settings.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which proxy, if any, a connection to a host goes through. Loopback is no exception, as with curl. */
public final class ProxyRules {

    private static final String PROXY_REMEDY = "Give proxy as http://user:password@host:port or host:port.";

    private final Optional<ProxyServer> proxy;
    private final List<NoProxyEntry> exceptions;

    private ProxyRules(Optional<ProxyServer> proxy, List<NoProxyEntry> exceptions) {
        this.proxy = proxy;
        this.exceptions = exceptions;
    }

    /** No proxy for any host. */
    public static ProxyRules none() {
        return new ProxyRules(Optional.empty(), List.of());
    }

    /**
     * Reads the settings {@code proxy} and {@code no-proxy}, either of which may be blank. The port is 80 when none is
     * given; user and password are percent-decoded.
     */
    public static ProxyRules parse(String proxy, String noProxy) {
        if (proxy.isBlank()) {
            return none();
        }
        List<NoProxyEntry> exceptions = Arrays.stream(noProxy.split("[,\\s]+", -1))
                .filter(entry -> !entry.isEmpty())
                .map(NoProxyEntry::parse)
                .toList();
        return new ProxyRules(Optional.of(parseProxy(proxy.strip())), exceptions);
    }

    /** The proxy for a connection to that host (an IPv6 address without brackets). */
    public Optional<ProxyServer> proxyFor(String hostName, int port) {
        String host = withoutTrailingDot(hostName.toLowerCase(Locale.ROOT));
        return proxy.filter(server -> exceptions.stream().noneMatch(entry -> entry.matches(host, port)));
    }

    public Optional<ProxyServer> proxyFor(HostAndPort address) {
        return proxyFor(address.hostName(), address.port());
    }

    @Override
    public String toString() {
        return proxy.map(ProxyServer::toString).orElse("none");
    }

    static String withoutTrailingDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static ProxyServer parseProxy(String text) {
        int schemeEnd = text.indexOf("://");
        String scheme = schemeEnd < 0 ? "http" : text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        String authority = schemeEnd < 0 ? text : text.substring(schemeEnd + 3);
        switch (scheme) {
            case "http" -> {}
            case "https" ->
                throw new InvalidSettings(
                        "The proxy is an https:// one; Sluice speaks to a proxy in the clear and encrypts inside the tunnel",
                        "Most proxies that serve https also serve http: give that address. " + PROXY_REMEDY);
            default -> throw new InvalidSettings("The proxy has a scheme other than http", PROXY_REMEDY);
        }
        // a password may hold any character but '/', '?' and '#', which end the authority
        int end = authority.length();
        for (char delimiter : new char[] {'/', '?', '#'}) {
            int at = authority.indexOf(delimiter);
            end = at >= 0 && at < end ? at : end;
        }
        authority = authority.substring(0, end);
        int at = authority.lastIndexOf('@');
        try {
            Optional<ProxyServer.Credential> credential =
                    at < 0 ? Optional.empty() : Optional.of(parseCredential(authority.substring(0, at)));
            return new ProxyServer(HostAndPort.parse(authority.substring(at + 1), 80), credential);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettings("The proxy cannot be used: " + e.getMessage(), PROXY_REMEDY);
        }
    }

    private static ProxyServer.Credential parseCredential(String userInfo) {
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        return new ProxyServer.Credential(Secret.of(percentDecoded(user)), Secret.of(percentDecoded(password)));
    }

    private static String percentDecoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // the decoder's own message would repeat a part of the password
            throw new IllegalArgumentException("its user or password holds a '%' that is not percent-encoded");
        }
    }
}
