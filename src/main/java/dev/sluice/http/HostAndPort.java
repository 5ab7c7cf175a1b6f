// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a connection goes: a host name or IP literal in lower case and without brackets, and a port. */
public record HostAndPort(String hostName, int port) {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    private static final Pattern QUAD = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    /**
     * Reads {@code host}, {@code host:port}, {@code [::1]:port}. What is wrong is an IllegalArgumentException whose
     * message is half a sentence ("the port is …") and repeats nothing of the text.
     */
    public static HostAndPort parse(String authority, int defaultPort) {
        if (authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException("it holds a user name or password before an '@'");
        }
        int endOfHost = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        if (authority.startsWith("[") && endOfHost == 0) {
            throw new IllegalArgumentException("the '[' of an IPv6 address is not closed");
        }
        String host = endOfHost < 0 ? authority : authority.substring(0, endOfHost);
        String rest = endOfHost < 0 ? "" : authority.substring(endOfHost);
        if (!rest.isEmpty() && rest.charAt(0) != ':') {
            throw new IllegalArgumentException("something stands between the host and the port");
        }
        int port = rest.length() <= 1 ? defaultPort : portNumber(rest.substring(1));
        return new HostAndPort(normalisedHost(host), port);
    }

    /** Whether bytes for this host never leave the machine: {@code localhost}, 127.0.0.0/8 and ::1. */
    public boolean isLoopback() {
        return hostName.equals("localhost")
                || literalAddress(hostName).map(InetAddress::isLoopbackAddress).orElse(false);
    }

    /** The host as it is written in a URL: an IPv6 address in brackets. */
    public String bracketedHost() {
        return hostName.indexOf(':') >= 0 ? "[" + hostName + "]" : hostName;
    }

    /** Host and port as a CONNECT request or a Host header wants them. */
    @Override
    public String toString() {
        return bracketedHost() + ":" + port;
    }

    /** The address when the host is an IP literal; asks no name server. */
    static Optional<InetAddress> literalAddress(String host) {
        boolean isLiteral = host.indexOf(':') >= 0 || QUAD.matcher(host).matches();
        try {
            return isLiteral ? Optional.of(InetAddress.ofLiteral(host)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int portNumber(String digits) {
        if (digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int port = Integer.parseInt(digits);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw new IllegalArgumentException("the port is not a number between 1 and 65535");
    }

    private static String normalisedHost(String text) {
        if (text.startsWith("[")) {
            String address = text.substring(1, text.length() - 1).toLowerCase(Locale.ROOT);
            if (address.indexOf(':') < 0
                    || address.indexOf('%') >= 0
                    || literalAddress(address).isEmpty()) {
                throw new IllegalArgumentException("what stands in brackets is not an IPv6 address");
            }
            return address;
        }
        String host = isAscii(text) ? text.toLowerCase(Locale.ROOT) : asciiOf(text);
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1); // the DNS root; certificates do not carry it
        }
        if (host.isEmpty()) {
            throw new IllegalArgumentException("it names no host");
        }
        if (DIGITS_AND_DOTS.matcher(host).matches() && !QUAD.matcher(host).matches()) {
            throw new IllegalArgumentException("it is neither a host name nor a whole IPv4 address");
        }
        if (host.length() > 253) {
            throw new IllegalArgumentException("the host name is longer than 253 characters");
        }
        for (String label : host.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                throw new IllegalArgumentException("the host name holds a part that no host name can have");
            }
        }
        return host;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static String asciiOf(String text) {
        try {
            return IDN.toASCII(text).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the host name holds a character that no host name can have", e);
        }
    }
}
