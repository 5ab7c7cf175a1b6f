// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a local workspace holds: the content of {@code workspace.json}. Every field may be absent; <code>{}</code> is a
 * working workspace with one user, one token, one running warehouse and the sample tables.
 *
 * @param user whose the personal access tokens are
 * @param workspaceId the numeric id in {@code x-databricks-org-id}
 * @param tokens personal access tokens that are accepted
 * @param servicePrincipals who may ask for tokens with a client id and secret
 * @param oauthApps applications for sign-in in a browser, beside the public ones of the vendor's own tools
 * @param accessTokenSeconds how long an OAuth access token lives
 * @param refreshTokenSeconds how long an OAuth refresh token lives
 * @param warehouses SQL warehouses
 * @param clusters clusters
 * @param catalogs catalogs beside those of the tables, as {@code c} or {@code c.s}
 * @param tables tables beside the samples
 * @param setup statements that are run once at start, in the dialect of statements
 * @param denied what the caller may not do
 * @param statements statements answered by script, first match wins
 * @param faults faults that are on from the start
 * @param sampleRows rows of {@code samples.nyctaxi.trips}
 * @param limits sizes and times
 * @param linkHeaders headers that links demand ({@code http_headers})
 * @param clockOffsetSeconds how far the workspace's clock is ahead in tokens and links; the JDK's server sets the
 *     {@code Date} header itself, so that one stays true
 * @param governance HTTP connections, grants and what is around them
 * @param entra what the stand-in of Entra ID knows
 * @param linkOrigin where links point, for a relay before the storage; absent means to the storage itself
 * @param config what {@code /.well-known/databricks-config} answers beside what it always does; null makes it a 404
 */
public record WorkspaceState(
        String user,
        String workspaceId,
        List<String> tokens,
        List<ServicePrincipal> servicePrincipals,
        List<OAuthApp> oauthApps,
        long accessTokenSeconds,
        long refreshTokenSeconds,
        List<Warehouse> warehouses,
        List<Cluster> clusters,
        List<String> catalogs,
        List<Table> tables,
        List<String> setup,
        List<Denial> denied,
        List<ScriptedStatement> statements,
        List<FaultRule> faults,
        long sampleRows,
        Limits limits,
        Map<String, String> linkHeaders,
        long clockOffsetSeconds,
        Governance governance,
        Entra entra,
        @Nullable String linkOrigin,
        JsonNode config) {

    public static final String SAMPLE_TABLE = "samples.nyctaxi.trips";

    /** Defaults as JSON, so that a file lays its own fields over them and an absent field needs no code. */
    private static ObjectNode defaults() {
        return object("""
                {"user": "local.user@example.com", "workspaceId": "1234567890123456", "tokens": ["local-pat"],
                 "servicePrincipals": [{"clientId": "local-client", "clientSecret": "local-secret"}],
                 "oauthApps": [], "accessTokenSeconds": 3600, "refreshTokenSeconds": 86400,
                 "warehouses": [{"id": "0123456789abcdef", "name": "Local Warehouse"}],
                 "clusters": [{"id": "0101-000000-local000", "name": "Local Cluster"}],
                 "catalogs": ["main.default"], "tables": [], "setup": [], "denied": [], "statements": [], "faults": [],
                 "sampleRows": 5000000, "limits": {}, "linkHeaders": {}, "clockOffsetSeconds": 0,
                 "governance": {}, "entra": {}, "config": {}}
                """);
    }

    private static final Map<String, Supplier<ObjectNode>> ELEMENT_DEFAULTS = Map.of(
            "warehouses",
            () -> object("""
                    {"name": "Warehouse", "state": "RUNNING", "startPolls": 2, "size": "2X-Small"}"""),
            "clusters",
            () -> object("""
                    {"name": "Cluster", "state": "RUNNING"}"""),
            "servicePrincipals",
            () -> object("""
                    {"displayName": "Local Service Principal", "scopes": []}"""),
            "governance",
            () -> object("""
                    {"connections": [], "grants": [], "groups": {}, "secrets": {}, "signsInAfter": -1,
                     "staticTokens": ["service-token"]}"""),
            "entra",
            () -> object("""
                    {"tenant": "11111111-2222-3333-4444-555555555555",
                     "apps": [{"clientId": "entra-app", "clientSecret": "entra-secret"}],
                     "publicClients": ["04b07795-8ddb-461a-bbee-02f9e1bf7b46", "96eecda7-19ea-49cc-abb5-240097d554f5"],
                     "tokenSeconds": 3600, "devicePolls": 1, "deviceInterval": 1, "deviceSlowDowns": 0,
                     "deviceSeconds": 900, "deviceOutcome": "approved", "managedIdentities": ["local-identity"]}"""),
            "tables",
            () -> object("""
                    {"type": "MANAGED", "columns": [{"name": "id", "type": "BIGINT"}], "rows": []}"""),
            "limits",
            () -> object("""
                    {"inlineBytes": 26214400, "inlineChunkBytes": 4194304, "externalChunkBytes": 18874368,
                     "externalBytes": 107374182400, "linkSeconds": 900, "linksPerAnswer": 1, "resultSeconds": 3600,
                     "pageSize": 100, "keepResults": true, "compression": true}"""));

    /** A workspace where every field has its default. */
    public static WorkspaceState standard() {
        return parse("{}");
    }

    public static WorkspaceState parse(String json) {
        ObjectNode state = defaults();
        state.setAll(object(json));
        for (var element : ELEMENT_DEFAULTS.entrySet()) {
            state.set(element.getKey(), completed(state.get(element.getKey()), element.getValue()));
        }
        addVendorApp(state, "databricks-cli", 8020, 8040);
        addVendorApp(state, "databricks-sql-jdbc", 8020, 8040);
        addVendorApp(state, "databricks-sql-python", 8020, 8024);
        addVendorApp(state, "databricks-sql-connector", 8030, 8030);
        return Json.read(Json.bytes(state), WorkspaceState.class);
    }

    public static WorkspaceState read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /** The same workspace with another number of sample rows. */
    public WorkspaceState withSampleRows(long rows) {
        ObjectNode state = (ObjectNode) Json.toTree(this);
        return Json.read(Json.bytes(state.put("sampleRows", rows)), WorkspaceState.class);
    }

    private static void addVendorApp(ObjectNode state, String clientId, int firstPort, int lastPort) {
        var redirects = state.withArray("oauthApps")
                .addObject()
                .put("clientId", clientId)
                .putArray("redirectUris");
        for (int port = firstPort; port <= lastPort; port++) {
            redirects.add("http://localhost:" + port);
        }
    }

    private static JsonNode completed(JsonNode given, Supplier<ObjectNode> defaults) {
        if (given instanceof ObjectNode single) {
            return defaults.get().setAll(single);
        }
        var all = Json.array();
        given.forEach(each -> all.add(completed(each, defaults)));
        return all;
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
