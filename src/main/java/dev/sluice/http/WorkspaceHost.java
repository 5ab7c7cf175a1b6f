// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The origin of one workspace, normalised from whatever a person copied, and the only base that paths are put on. */
public final class WorkspaceHost {

    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();
    private static final String REMEDY =
            "Give the workspace's address as in https://acme.cloud.databricks.com, without a user or password.";

    private final boolean tls;
    private final HostAndPort address;
    private final Optional<String> workspaceId;

    private WorkspaceHost(boolean tls, HostAndPort address, Optional<String> workspaceId) {
        this.tls = tls;
        this.address = address;
        this.workspaceId = workspaceId;
    }

    /**
     * Reads a bare host name or a URL copied from a browser. Path, query and fragment are dropped, but a numeric {@code
     * o}, {@code w} or {@code workspace_id} in the query is kept as the workspace id. Without a scheme it is https.
     */
    public static WorkspaceHost parse(String text) {
        return parse(text, false);
    }

    /** The address of a platform's own service beside the program, which speaks http on a network of the machine's own. */
    public static WorkspaceHost parsePlatform(String text) {
        return parse(text, true);
    }

    private static WorkspaceHost parse(String text, boolean mayBePlain) {
        String url = text.strip();
        int schemeEnd = url.indexOf("://");
        int firstDelimiter = firstOf(url, "/?#\\", 0);
        boolean hasScheme = schemeEnd >= 0 && schemeEnd < firstDelimiter;
        String scheme = hasScheme ? url.substring(0, schemeEnd).toLowerCase(Locale.ROOT) : "https";
        int start = hasScheme ? schemeEnd + 3 : url.startsWith("//") ? 2 : 0;
        int end = firstOf(url, "/?#\\", start);

        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new InvalidSettings("The host has a scheme that is neither https nor http", REMEDY);
        }
        boolean isTls = scheme.equals("https");
        HostAndPort address;
        try {
            address = HostAndPort.parse(url.substring(start, end), isTls ? 443 : 80);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettings("The host cannot be used: " + e.getMessage(), REMEDY);
        }
        if (!isTls && !mayBePlain && !address.isLoopback()) {
            throw new InvalidSettings(
                    "The host http://" + address.bracketedHost() + " is not encrypted; a token sent there can be read",
                    "Write https://" + address.bracketedHost() + "; http is for loopback addresses only.");
        }
        return new WorkspaceHost(isTls, address, workspaceIdIn(url.substring(end)));
    }

    /** The origin, in lower case, with a port only when it is not the scheme's own: {@code https://acme.example}. */
    public String origin() {
        boolean isDefaultPort = address.port() == (tls ? 443 : 80);
        return (tls ? "https://" : "http://") + (isDefaultPort ? address.bracketedHost() : address.toString());
    }

    /** The host name alone; an IPv6 address without brackets. */
    public String hostName() {
        return address.hostName();
    }

    public int port() {
        return address.port();
    }

    /** Host and port, as a socket or a proxy wants them. */
    public HostAndPort address() {
        return address;
    }

    public boolean isTls() {
        return tls;
    }

    /** The workspace id that stood in the address; only unified hosts need it. */
    public Optional<String> workspaceId() {
        return workspaceId;
    }

    /** Puts a path, with its query if it has one, behind the origin; encoding it is the caller's business. */
    public URI resolve(String path) {
        if (!path.startsWith("/")) {
            throw new InvalidSettings("The path does not begin with '/'", "Give a path of the workspace: /api/2.0/…");
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c <= ' ' || c >= 127 || "\"<>\\^`{|}#".indexOf(c) >= 0) {
                throw new InvalidSettings(
                        "The path holds a character that a URL cannot, at position " + (i + 1),
                        "Write it percent-encoded: a space is %20.");
            }
        }
        return uri(path);
    }

    /** Percent-encodes one segment of a path, or one value of a query, so that it cannot end or leave it. */
    public static String encodeSegment(String segment) {
        StringBuilder encoded = new StringBuilder(segment.length() + 8);
        boolean isDots = segment.equals(".") || segment.equals("..");
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean isPlain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '~'
                    || (c == '.' && !isDots);
            if (isPlain) {
                encoded.append(c);
            } else {
                UPPER_HEX.toHexDigits(encoded.append('%'), b);
            }
        }
        return encoded.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkspaceHost host
                && host.tls == tls
                && host.address.equals(address)
                && host.workspaceId.equals(workspaceId);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    @Override
    public String toString() {
        return origin();
    }

    private URI uri(String path) {
        try {
            return URI.create(origin() + path);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettings(
                    "The path holds a '%', '[' or ']' that a URL cannot", "Write it percent-encoded.");
        }
    }

    private static Optional<String> workspaceIdIn(String rest) {
        int start = firstOf(rest, "?#", 0);
        if (start == rest.length() || rest.charAt(start) == '#') {
            return Optional.empty();
        }
        String query = rest.substring(start + 1, firstOf(rest, "#", start));
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? "" : parameter.substring(0, equals);
            String value = parameter.substring(equals + 1);
            boolean isId = name.equals("o") || name.equals("w") || name.equals("workspace_id");
            if (isId && !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static int firstOf(String text, String delimiters, int from) {
        int i = from;
        while (i < text.length() && delimiters.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }
}
