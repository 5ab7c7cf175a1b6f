// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.sql.SqlName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An HTTP connection that is to be created: everything that the workspace will hold, secrets included. */
public record HttpConnectionSpec(
        HttpConnectionName name,
        ServiceAddress address,
        HttpConnectionAuth auth,
        Optional<String> comment,
        boolean isMcp) {

    /** All options with their secrets as {@code shown} gives them. */
    private Map<String, String> options(java.util.function.Function<StoredSecret, String> shown) {
        Map<String, String> options = new LinkedHashMap<>();
        address.addTo(options);
        options.putAll(auth.plain());
        auth.secrets().forEach((key, secret) -> options.put(key, shown.apply(secret)));
        if (isMcp) {
            options.put("is_mcp_connection", "true");
        }
        return options;
    }

    /** Whether a secret is only referred to: then SQL has to create it, since REST takes values alone. */
    public boolean needsSql() {
        return StoredSecret.needSql(auth.secrets().values());
    }

    HttpConnectionsApi.CreateRequest request() {
        return new HttpConnectionsApi.CreateRequest(
                name.name(),
                "HTTP",
                name.schema().map(schema -> "schemas/" + schema).orElse(null),
                comment.orElse(null),
                options(StoredSecret::inRest));
    }

    /** The body of the request as it may be shown: every secret is stars, or the reference that it is. */
    public Map<String, Object> redactedRequest() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name.name());
        body.put("connection_type", "HTTP");
        name.schema().ifPresent(schema -> body.put("parent", "schemas/" + schema));
        comment.ifPresent(text -> body.put("comment", text));
        body.put("options", options(StoredSecret::shown));
        return body;
    }

    /** The equivalent SQL; a secret that is a value shows as stars, and the statement is then only to be read. */
    public String sql() {
        List<String> options = new ArrayList<>();
        Map<String, String> plain = new LinkedHashMap<>();
        address.addTo(plain);
        plain.putAll(auth.plain());
        plain.forEach((key, value) -> options.add(key + " " + SqlName.literal(value)));
        auth.secrets().forEach((key, secret) -> options.add(key + " " + secret.inSql()));
        if (isMcp) {
            options.add("is_mcp_connection 'true'");
        }
        return "CREATE CONNECTION " + name.inSql() + " TYPE HTTP\nOPTIONS (\n"
                + options.stream().map(each -> "  " + each).collect(Collectors.joining(",\n")) + "\n)"
                + comment.map(text -> "\nCOMMENT " + SqlName.literal(text)).orElse("");
    }

    /** What nobody can undo afterwards, as sentences to be read before it is done. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        warnings.add("The name '" + name + "' cannot be changed later: SQL and tools refer to it.");
        warnings.add(
                "You will own it, and an owner's USE CONNECTION cannot be revoked: transfer it to a service principal"
                        + " (sluice hc transfer) to control access fully.");
        if (isMcp) {
            warnings.add("It is marked as an MCP server, and that mark cannot be changed later.");
        }
        switch (auth.method()) {
            case OAUTH_U2M_SHARED ->
                warnings.add(
                        "All callers will share the sign-in of one user, a single point of failure: if that user leaves,"
                                + " withdraws consent or changes the password, it breaks for everyone until somebody signs in again.");
            case BEARER_TOKEN -> warnings.add("Nothing renews a bearer token: rotate it with sluice hc update.");
            case OAUTH_M2M, OAUTH_U2M_PER_USER, DYNAMIC_REGISTRATION -> {}
        }
        return warnings;
    }

    @Override
    public String toString() {
        return "HttpConnectionSpec[" + name + ", " + address + ", " + auth.method() + "]";
    }
}
