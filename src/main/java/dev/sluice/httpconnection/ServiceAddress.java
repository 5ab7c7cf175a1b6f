// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the external service is, in the three options that the workspace wants: normalised host, port and base path. */
public record ServiceAddress(String host, int port, String basePath) {

    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    /** Reads a bare host or a URL, whose port and path count unless a flag says otherwise. */
    public static ServiceAddress parse(String text, Optional<Integer> port, Optional<String> basePath) {
        String url = text.strip();
        if (url.isEmpty()) {
            throw bad("The service's host is empty.", "Give it as in --host https://api.example.com.");
        }
        URI uri = uri(url.contains("://") ? url : "https://" + url, text);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https")) {
            throw bad(
                    "The service's host begins with " + scheme + "://, and an HTTP connection leads to https only.",
                    "Give the https address of the service.");
        }
        String name = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (!HOST.matcher(name).matches() || uri.getUserInfo() != null) {
            throw bad(
                    "'" + text + "' is no address of a service.",
                    "Give it as in --host https://api.example.com, without a user or password.");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw bad(
                    "The service's host has a query or a fragment behind it, which no base path can hold.",
                    "Leave out what begins with ? or #.");
        }
        int thePort = port.orElse(uri.getPort() < 0 ? 443 : uri.getPort());
        if (thePort < 1 || thePort > 65535) {
            throw bad("The port " + thePort + " is none.", "Give one from 1 to 65535.");
        }
        return new ServiceAddress("https://" + name, thePort, basePath(basePath.orElse(uri.getRawPath())));
    }

    private static URI uri(String url, String shown) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw bad("'" + shown + "' is no address of a service.", "Give it as in --host https://api.example.com.");
        }
    }

    /** An empty one or odd characters are rejected by the workspace; a final slash would double. */
    private static String basePath(String text) {
        String path = text.isEmpty() ? "/" : text.startsWith("/") ? text : "/" + text;
        if (!PATH.matcher(path).matches() || path.contains("//") || path.contains("..")) {
            throw bad(
                    "The base path '" + text + "' has characters that the workspace refuses.",
                    "Give a plain path such as /v1.");
        }
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static InvalidSettings bad(String message, String remedy) {
        return new InvalidSettings(message, remedy);
    }

    void addTo(Map<String, String> options) {
        options.put("host", host);
        options.put("port", Integer.toString(port));
        options.put("base_path", basePath);
    }

    /** The host's name alone. */
    public String hostName() {
        return host.substring("https://".length());
    }

    @Override
    public String toString() {
        return host + (port == 443 ? "" : ":" + port) + (basePath.equals("/") ? "" : basePath);
    }
}
