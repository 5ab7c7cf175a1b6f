// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import dev.sluice.settings.Secret;
import java.net.URI;
import java.util.Map;

/**
 * One request for a small JSON document outside of the workspace's APIs.
 *
 * @param action completes "Could not …"
 * @param url with its query
 * @param headers of this request alone; none is printed
 * @param form what is posted; when empty the request is a GET
 */
public record DocumentRequest(
        String action, URI url, Map<String, Secret> headers, Map<String, Secret> form, Reach reach) {

    /** How a document is reached. */
    public enum Reach {
        /** Like the workspace: through the proxy, over TLS, as patiently. */
        NETWORK,
        /** A platform's own service beside the program: directly, also without TLS, one second to connect, ten to answer. */
        PLATFORM
    }

    public DocumentRequest {
        headers = Map.copyOf(headers);
        form = Map.copyOf(form);
    }

    public static DocumentRequest get(String action, URI url) {
        return new DocumentRequest(action, url, Map.of(), Map.of(), Reach.NETWORK);
    }

    public static DocumentRequest post(String action, URI url, Map<String, Secret> form) {
        return new DocumentRequest(action, url, Map.of(), form, Reach.NETWORK);
    }

    public DocumentRequest with(String header, Secret value) {
        return new DocumentRequest(action, url, Map.of(header, value), form, reach);
    }

    public DocumentRequest onPlatform() {
        return new DocumentRequest(action, url, headers, form, Reach.PLATFORM);
    }

    @Override
    public String toString() {
        return "DocumentRequest[" + action + "]";
    }
}
