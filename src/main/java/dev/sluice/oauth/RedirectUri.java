// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the browser is sent when the person has signed in: a port of this machine, written exactly as it is registered
 * with the application.
 */
public record RedirectUri(String text, String host, int port, String path) {

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    /** Reads a redirect URI; {@code origin} says where it was set. */
    public static RedirectUri parse(String text, String origin) {
        String why = "";
        try {
            URI uri = URI.create(text.strip());
            String host = uri.getHost() == null ? "" : uri.getHost();
            if (!"http".equals(uri.getScheme())) {
                why = "it has to begin with http://";
            } else if (!LOOPBACK.contains(host)) {
                why = "the answer can be received on this machine alone: localhost or 127.0.0.1";
            } else if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
                why = "it may have a port and a path, and nothing else";
            } else {
                int port = uri.getPort() < 0 ? 80 : uri.getPort();
                String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
                return new RedirectUri(text.strip(), host, port, path);
            }
        } catch (IllegalArgumentException e) {
            why = "it is no address";
        }
        throw new InvalidSettings(
                "redirect-uri '" + text + "' (" + origin + ") cannot be used: " + why + ".",
                "Set it to the redirect URI that the application is registered with, such as"
                        + " http://localhost:8080/callback.");
    }

    /** One for each port of a range such as {@code 8020-8040}. */
    public static List<RedirectUri> range(String start, String ports) {
        int dash = ports.indexOf('-');
        return IntStream.rangeClosed(
                        Integer.parseInt(ports.substring(0, dash)), Integer.parseInt(ports.substring(dash + 1)))
                .mapToObj(port -> parse(start + ":" + port, "built in"))
                .toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
