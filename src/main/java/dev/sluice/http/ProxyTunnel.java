// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.error.FailureId;
import dev.sluice.error.SluiceException.Unavailable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The CONNECT handshake: makes a connection to a proxy one to the host behind it. */
public final class ProxyTunnel {

    /** An answer to CONNECT is a few hundred bytes; more is not a proxy. */
    private static final int MAX_ANSWER_BYTES = 16 * 1024;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})( [^\\r\\n]*)?");

    private ProxyTunnel() {}

    /**
     * Asks the proxy at the other end of the streams for a tunnel. Afterwards they carry what the target says: not a
     * byte of it is taken. A refusal is an {@code Unavailable}; a target that the proxy cannot reach just now (5xx) is
     * an IOException, as it would be without a proxy.
     */
    public static void open(ProxyServer proxy, HostAndPort target, InputStream in, OutputStream out)
            throws IOException {
        StringBuilder request = new StringBuilder()
                .append("CONNECT ")
                .append(target)
                .append(" HTTP/1.1\r\n")
                .append("Host: ")
                .append(target)
                .append("\r\n")
                .append("User-Agent: ")
                .append(UserAgent.VALUE)
                .append("\r\n");
        proxy.authorization()
                .ifPresent(value -> request.append("Proxy-Authorization: ")
                        .append(value.reveal())
                        .append("\r\n"));
        out.write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();

        String head = readHead(in);
        String statusLine = head.lines().findFirst().orElse("");
        Matcher matcher = STATUS_LINE.matcher(statusLine);
        if (!matcher.matches()) {
            throw new IOException("the proxy " + proxy + " did not answer in HTTP");
        }
        int status = Integer.parseInt(matcher.group(1));
        if (status >= 500) {
            throw new IOException("the proxy " + proxy + " could not connect to " + target + " (HTTP " + status + ")");
        }
        if (status < 200 || status > 299) {
            throw refused(proxy, target, status);
        }
    }

    /** Reads byte by byte: what follows the empty line belongs to the target. */
    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < MAX_ANSWER_BYTES) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("the proxy closed the connection while a tunnel was asked for");
            }
            head.append((char) b);
            if (b == '\n' && endsWithEmptyLine(head)) {
                return head.toString();
            }
        }
        throw new IOException("the proxy's answer to CONNECT does not end");
    }

    private static boolean endsWithEmptyLine(StringBuilder head) {
        int length = head.length();
        return (length >= 4 && head.charAt(length - 2) == '\r' && head.charAt(length - 3) == '\n')
                || (length >= 2 && head.charAt(length - 2) == '\n');
    }

    private static Unavailable refused(ProxyServer proxy, HostAndPort target, int status) {
        if (status != 407) {
            return new Unavailable(FailureId.PROXY_REFUSES.explain(
                    "The proxy " + proxy + " refused a connection to " + target + " (HTTP " + status + ")",
                    target.toString()));
        }
        String what = proxy.credential().isPresent() ? "refused the user and password" : "asks for a user and password";
        return new Unavailable(FailureId.PROXY_WANTS_PASSWORD.explain(
                "The proxy " + proxy + " " + what + " (HTTP 407, for a connection to " + target + ")"));
    }
}
