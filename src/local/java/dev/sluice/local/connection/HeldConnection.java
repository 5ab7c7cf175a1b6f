// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.connection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.state.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One connection as the workspace holds it: what was created, who owns it, and the tokens that were obtained with it. */
final class HeldConnection {

    /** What an answer never shows (reference 3.3 and 3.4). */
    private static final Set<String> SECRETS = Set.of(
            "bearer_token",
            "client_secret",
            "access_token",
            "password",
            "authorization_code",
            "pkce_verifier",
            "oauth_redirect_uri");

    /** An access token with what renews it; times are epoch seconds. */
    record Held(String access, long end, @Nullable String refresh) {}

    final String id = UUID.randomUUID().toString();
    final String fullName;
    final String type;
    final @Nullable String comment;
    final String createdBy;
    final long createdAt;
    String owner;
    String updatedBy;
    long updatedAt;
    Map<String, String> options;
    String credentialType;
    /** By the caller's name; a shared credential lies under the empty name. */
    final Map<String, Held> credentials = new LinkedHashMap<>();

    int refusals;

    HeldConnection(
            String fullName,
            String type,
            @Nullable String comment,
            String owner,
            long createdAt,
            Map<String, String> options) {
        this.fullName = fullName;
        this.type = type;
        this.comment = comment;
        this.owner = owner;
        this.createdBy = owner;
        this.updatedBy = owner;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.options = options;
        this.credentialType = RequiredOptions.credentialType(options);
    }

    String option(String name) {
        return options.getOrDefault(name, "");
    }

    boolean isPerUser() {
        return credentialType.equals("OAUTH_U2M_MAPPING");
    }

    /** Origin and base path of the service, without a final slash. */
    String base() {
        String port = option("port");
        String path = option("base_path").replaceFirst("/$", "");
        return option("host") + (port.isEmpty() || port.equals("443") ? "" : ":" + port) + path;
    }

    ObjectNode json(String metastore) {
        int dot = fullName.lastIndexOf('.');
        ObjectNode json = Json.object()
                .put("name", fullName.substring(dot + 1))
                .put("full_name", fullName)
                .put("connection_id", id)
                .put("connection_type", type)
                .put("credential_type", credentialType)
                .put("owner", owner)
                .put("read_only", true)
                .put("url", base())
                .put("metastore_id", metastore)
                .put("securable_type", "CONNECTION")
                .put("created_at", createdAt)
                .put("created_by", createdBy)
                .put("updated_at", updatedAt)
                .put("updated_by", updatedBy);
        if (comment != null) {
            json.put("comment", comment);
        }
        json.putObject("provisioning_info").put("state", "ACTIVE");
        ObjectNode shown = json.putObject("options");
        options.forEach((name, value) -> {
            if (!SECRETS.contains(name)) {
                shown.put(name, value);
            }
        });
        Held shared = credentials.get("");
        if (shared != null) {
            // that it is there is known of other connection types; its unit is guessed to be epoch milliseconds
            shown.put("access_token_expiration", String.valueOf(shared.end * 1000));
        }
        return json;
    }
}
