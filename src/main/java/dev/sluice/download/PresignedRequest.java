// SPDX-License-Identifier: Apache-2.0
package dev.sluice.download;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.http.HostAndPort;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What to ask result storage for: a presigned URL and the headers that belong to it. Both are as good as a password:
 * it prints as its host alone.
 */
public final class PresignedRequest {

    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /** Headers that are ours to say, or that would change where a request ends. */
    private static final Set<String> OURS = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "range",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private final boolean tls;
    private final HostAndPort address;
    private final String target;
    private final Map<String, String> headers;

    private PresignedRequest(boolean tls, HostAndPort address, String target, Map<String, String> headers) {
        this.tls = tls;
        this.address = address;
        this.target = target;
        this.headers = headers;
    }

    /** Reads {@code external_link} and {@code http_headers} as the workspace sent them; http is for loopback only. */
    public static PresignedRequest of(String url, Map<String, String> headers) {
        int schemeEnd = url.indexOf("://");
        String scheme = schemeEnd < 0 ? "" : url.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw unusable("it is neither https nor http");
        }
        boolean isTls = scheme.equals("https");
        int start = schemeEnd + 3;
        int end = firstOf(url, "/?#\\", start);
        HostAndPort address;
        try {
            address = HostAndPort.parse(url.substring(start, end), isTls ? 443 : 80);
        } catch (IllegalArgumentException e) {
            throw unusable(String.valueOf(e.getMessage()));
        }
        if (!isTls && !address.isLoopback()) {
            throw unusable("it is not encrypted, and " + address.hostName() + " is not this machine");
        }
        return new PresignedRequest(isTls, address, target(url.substring(end, firstOf(url, "#", end))), own(headers));
    }

    boolean isTls() {
        return tls;
    }

    /** Where to connect. */
    HostAndPort address() {
        return address;
    }

    /** Host for words to people. */
    String hostName() {
        return address.hostName();
    }

    /** The value of the {@code Host} header. */
    String hostHeader() {
        return address.port() == (tls ? 443 : 80) ? address.bracketedHost() : address.toString();
    }

    /** Path and query: a secret. */
    String target() {
        return target;
    }

    /** The link's own headers: secrets. */
    Map<String, String> headers() {
        return headers;
    }

    @Override
    public String toString() {
        return (tls ? "https://" : "http://") + hostHeader() + "/…";
    }

    private static String target(String pathAndQuery) {
        if (!pathAndQuery.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw unusable("it holds a character that no URL can have");
        }
        return pathAndQuery.startsWith("/") ? pathAndQuery : "/" + pathAndQuery;
    }

    private static Map<String, String> own(Map<String, String> headers) {
        Map<String, String> own = new TreeMap<>();
        headers.forEach((name, value) -> {
            boolean isPlain = value.chars().allMatch(c -> (c >= ' ' && c < 127) || c == '\t');
            if (!HEADER_NAME.matcher(name).matches() || !isPlain) {
                throw unusable("one of its headers holds a character that no header can have");
            }
            if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                own.put(name, value);
            }
        });
        return own;
    }

    private static Unexpected unusable(String why) {
        return new Unexpected(Explanation.of(
                "The workspace gave a link to result storage that cannot be used: " + why,
                "Run the statement again; if it stays, the workspace's result storage is set up in a way Sluice does"
                        + " not know."));
    }

    private static int firstOf(String text, String delimiters, int from) {
        int i = from;
        while (i < text.length() && delimiters.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }
}
