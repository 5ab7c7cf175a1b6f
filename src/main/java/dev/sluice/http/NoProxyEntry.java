// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/** One entry of {@code no-proxy}: which hosts are spoken to without the proxy. */
sealed interface NoProxyEntry {

    /** Whether the entry speaks of this host: lower case, no brackets, no trailing dot. */
    boolean matches(String host, int port);

    /** {@code *}: every host. */
    record Everything() implements NoProxyEntry {
        @Override
        public boolean matches(String host, int port) {
            return true;
        }
    }

    /** A domain with everything below it, or one address; {@code port} 0 is any port. */
    record Domain(String name, int port) implements NoProxyEntry {
        @Override
        public boolean matches(String host, int hostPort) {
            boolean isHost = host.equals(name) || host.endsWith("." + name);
            return (port == 0 || port == hostPort) && (isHost || isSameAddress(host));
        }

        private boolean isSameAddress(String host) {
            Optional<InetAddress> address = HostAndPort.literalAddress(name);
            return address.isPresent() && address.equals(HostAndPort.literalAddress(host));
        }
    }

    /** A network such as {@code 10.0.0.0/8}; only hosts that are written as addresses are in one. */
    record Network(InetAddress base, int prefix) implements NoProxyEntry {
        @Override
        public boolean matches(String host, int port) {
            return HostAndPort.literalAddress(host)
                    .map(address -> sharesPrefix(base.getAddress(), address.getAddress(), prefix))
                    .orElse(false);
        }

        private static boolean sharesPrefix(byte[] one, byte[] other, int bits) {
            if (one.length != other.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> (i % 8);
                if (((one[i / 8] ^ other[i / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    static NoProxyEntry parse(String text) {
        String entry = text.toLowerCase(Locale.ROOT);
        if (entry.equals("*")) {
            return new Everything();
        }
        int slash = entry.indexOf('/');
        if (slash >= 0) {
            return parseNetwork(text, withoutBrackets(entry.substring(0, slash)), entry.substring(slash + 1));
        }
        boolean hasPort = entry.startsWith("[") ? entry.indexOf("]:") > 0 : hasOneColon(entry);
        int colon = entry.lastIndexOf(':');
        String name = withoutBrackets(hasPort ? entry.substring(0, colon) : entry);
        name = name.startsWith("*.") ? name.substring(2) : name.startsWith(".") ? name.substring(1) : name;
        int port = hasPort ? number(text, entry.substring(colon + 1), 65_535) : 0;
        return new Domain(ProxyRules.withoutTrailingDot(name), port);
    }

    private static NoProxyEntry parseNetwork(String text, String address, String prefix) {
        InetAddress base = HostAndPort.literalAddress(address).orElseThrow(() -> malformed(text));
        return new Network(base, number(text, prefix, base.getAddress().length * 8));
    }

    private static boolean hasOneColon(String entry) {
        int colon = entry.indexOf(':');
        return colon >= 0 && colon == entry.lastIndexOf(':');
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static int number(String text, String digits, int most) {
        boolean isNumber =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int value = isNumber ? Integer.parseInt(digits) : -1;
        if (value < 0 || value > most) {
            throw malformed(text);
        }
        return value;
    }

    private static InvalidSettings malformed(String text) {
        return new InvalidSettings(
                "The entry '" + text + "' of no-proxy cannot be read",
                "Give a comma-separated list of host names, domains, addresses, networks like 10.0.0.0/8, or *.");
    }
}
