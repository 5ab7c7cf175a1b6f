// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.httpconnection.AuthMethod;
import dev.sluice.httpconnection.HttpConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An HTTP connection as lists and JSON show it. */
final class HttpConnectionObject {

    static final List<String> COLUMNS = List.of("name", "method", "identity", "credential", "owner", "service");

    private HttpConnectionObject() {}

    static Map<String, Object> of(HttpConnection connection) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", connection.name().fullName());
        object.put("method", connection.method().map(AuthMethod::word).orElse("unknown"));
        object.put("credential_type", connection.credentialType());
        object.put("identity", connection.method().map(AuthMethod::identity).orElse("unknown"));
        object.put("credential", connection.lifecycle());
        object.put("credential_ends", end(connection));
        object.put("owner", connection.owner().orElse("unknown"));
        object.put("service", connection.address());
        object.put("mcp", connection.isMcp());
        object.put("comment", connection.comment());
        object.put("state", connection.state());
        object.put("created_at", connection.createdAt());
        object.put("created_by", connection.createdBy());
        object.put("updated_at", connection.updatedAt());
        object.put("updated_by", connection.updatedBy());
        object.put("options", connection.options());
        return object;
    }

    /** An access token's end is no end where it is renewed; of a static or a refresh token nothing is told at all. */
    private static String end(HttpConnection connection) {
        Optional<String> missing = connection.missingRefresh();
        if (missing.isPresent()) {
            return "about an hour after each sign-in: nothing asks for a refresh token";
        }
        return connection.accessTokenEnd().map(end -> "access token " + end).orElse("unknown");
    }
}
