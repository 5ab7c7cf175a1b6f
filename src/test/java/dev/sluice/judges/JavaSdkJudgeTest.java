// SPDX-License-Identifier: Apache-2.0
package dev.sluice.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.databricks.sdk.WorkspaceClient;
import com.databricks.sdk.core.DatabricksConfig;
import com.databricks.sdk.core.commons.CommonsHttpClient;
import com.databricks.sdk.core.error.platform.NotFound;
import com.databricks.sdk.core.error.platform.PermissionDenied;
import com.databricks.sdk.core.oauth.Consent;
import com.databricks.sdk.core.oauth.OAuthClient;
import com.databricks.sdk.core.oauth.OpenIDConnectEndpoints;
import com.databricks.sdk.service.catalog.ColumnInfo;
import com.databricks.sdk.service.catalog.ConnectionInfo;
import com.databricks.sdk.service.catalog.ConnectionType;
import com.databricks.sdk.service.catalog.CreateConnection;
import com.databricks.sdk.service.catalog.EffectivePrivilegeAssignment;
import com.databricks.sdk.service.catalog.ListConnectionsRequest;
import com.databricks.sdk.service.catalog.PermissionsChange;
import com.databricks.sdk.service.catalog.Privilege;
import com.databricks.sdk.service.catalog.PrivilegeAssignment;
import com.databricks.sdk.service.catalog.UpdatePermissions;
import com.databricks.sdk.service.iam.MeRequest;
import com.databricks.sdk.service.sql.ColumnInfoTypeName;
import com.databricks.sdk.service.sql.Disposition;
import com.databricks.sdk.service.sql.EndpointInfo;
import com.databricks.sdk.service.sql.ExecuteStatementRequest;
import com.databricks.sdk.service.sql.ExternalLink;
import com.databricks.sdk.service.sql.Format;
import com.databricks.sdk.service.sql.ListWarehousesRequest;
import com.databricks.sdk.service.sql.ResultData;
import com.databricks.sdk.service.sql.StartRequest;
import com.databricks.sdk.service.sql.StatementParameterListItem;
import com.databricks.sdk.service.sql.StatementResponse;
import com.databricks.sdk.service.sql.StatementState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.Options;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The official Java SDK, with a personal access token and as a service principal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavaSdkJudgeTest {

    private static final String WAREHOUSE = "0123456789abcdef";

    private final LocalWorkspace workspace = LocalWorkspace.start(Options.parse("""
            {"sampleRows": 60000, "limits": {"externalChunkBytes": 1000000, "pageSize": 1},
             "warehouses": [{"id": "0123456789abcdef", "name": "One"}, {"id": "fedcba9876543210", "name": "Two", "state": "STOPPED", "startPolls": 0}],
             "denied": [{"privilege": "SELECT", "securable": "main.default.secret"}],
             "tables": [{"name": "main.default.secret"}]}"""));

    private final WorkspaceClient client = new WorkspaceClient(
            new DatabricksConfig().setHost(workspace.host()).setAuthType("pat").setToken("local-pat"));

    @AfterAll
    void close() {
        workspace.close();
    }

    @Test
    void readsRowsThatAreInline() {
        StatementResponse response = client.statementExecution()
                .executeStatement(new ExecuteStatementRequest()
                        .setWarehouseId(WAREHOUSE)
                        .setStatement("SELECT id, id / 2 AS half, :word AS word FROM range(3) WHERE id > :least")
                        .setParameters(List.of(
                                new StatementParameterListItem()
                                        .setName("least")
                                        .setValue("0")
                                        .setType("INT"),
                                new StatementParameterListItem().setName("word").setValue("it's :least"))));
        assertThat(response.getStatus().getState()).isEqualTo(StatementState.SUCCEEDED);
        assertThat(response.getManifest().getSchema().getColumns())
                .extracting(column -> column.getTypeName())
                .containsExactly(ColumnInfoTypeName.LONG, ColumnInfoTypeName.DOUBLE, ColumnInfoTypeName.STRING);
        assertThat(response.getResult().getDataArray())
                .extracting(List::copyOf)
                .containsExactly(List.of("1", "0.5", "it's :least"), List.of("2", "1.0", "it's :least"));
    }

    @Test
    void pagesThroughTheChunksBehindLinks() throws IOException {
        StatementResponse response = client.statementExecution()
                .executeStatement(new ExecuteStatementRequest()
                        .setWarehouseId(WAREHOUSE)
                        .setStatement("SELECT * FROM samples.nyctaxi.trips")
                        .setDisposition(Disposition.EXTERNAL_LINKS)
                        .setFormat(Format.JSON_ARRAY));
        assertThat(response.getManifest().getTotalRowCount()).isEqualTo(60_000);
        assertThat(response.getManifest().getTotalChunkCount()).isGreaterThan(5);
        long rows = 0;
        ResultData data = response.getResult();
        while (true) {
            ExternalLink link = data.getExternalLinks().iterator().next();
            JsonNode chunk = read(link.getExternalLink());
            assertThat(link.getRowOffset()).isEqualTo(rows);
            assertThat(link.getRowCount()).isEqualTo(chunk.size());
            for (JsonNode row : chunk) {
                if (row.get(0).asLong() != rows) {
                    assertThat(row.get(0).asLong()).isEqualTo(rows);
                }
                rows++;
            }
            if (link.getNextChunkIndex() == null) {
                break;
            }
            data = client.statementExecution()
                    .getStatementResultChunkN(response.getStatementId(), link.getNextChunkIndex());
        }
        assertThat(rows).isEqualTo(60_000);
    }

    private static JsonNode read(String url) throws IOException {
        try (InputStream chunk = URI.create(url).toURL().openStream()) {
            return new ObjectMapper().readTree(chunk);
        }
    }

    @Test
    void seesWhyAStatementFailed() {
        StatementResponse response = client.statementExecution()
                .executeStatement(
                        new ExecuteStatementRequest().setWarehouseId(WAREHOUSE).setStatement("SELECT 1 / 0"));
        assertThat(response.getStatus().getState()).isEqualTo(StatementState.FAILED);
        assertThat(response.getStatus().getError().getMessage())
                .startsWith("[DIVIDE_BY_ZERO]")
                .endsWith("SQLSTATE: 22012");
    }

    @Test
    void browsesCatalogsAndTables() {
        assertThat(client.catalogs().list(new com.databricks.sdk.service.catalog.ListCatalogsRequest()))
                .extracting(catalog -> catalog.getName())
                .containsExactly("main", "samples");
        assertThat(client.tables().list("samples", "nyctaxi"))
                .extracting(table -> table.getName())
                .containsExactly("trips", "zones");
        assertThat(client.tables().get("samples.nyctaxi.zones").getColumns())
                .extracting(ColumnInfo::getTypeText)
                .containsExactly("int", "string", "boolean", "decimal(10,2)");
        assertThat(client.tables().exists("samples.nyctaxi.nothing").getTableExists())
                .isFalse();
        assertThatThrownBy(() -> client.tables().get("samples.nyctaxi.nothing")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> client.tables().get("main.default.secret"))
                .isInstanceOf(PermissionDenied.class)
                .hasMessageContaining("User does not have SELECT on Table 'main.default.secret'.");
    }

    @Test
    void pagesThroughWarehousesAndStartsOne() throws Exception {
        assertThat(client.warehouses().list(new ListWarehousesRequest()))
                .extracting(EndpointInfo::getName)
                .containsExactly("One", "Two");
        assertThat(client.warehouses()
                        .start(new StartRequest().setId("fedcba9876543210"))
                        .get()
                        .getState())
                .isEqualTo(com.databricks.sdk.service.sql.State.RUNNING);
    }

    @Test
    void knowsWhoItIs() {
        assertThat(client.currentUser().me(new MeRequest()).getUserName()).isEqualTo("local.user@example.com");
        WorkspaceClient principal = new WorkspaceClient(new DatabricksConfig()
                .setHost(workspace.host())
                .setAuthType("oauth-m2m")
                .setClientId("local-client")
                .setClientSecret("local-secret"));
        assertThat(principal.currentUser().me(new MeRequest()).getUserName()).isEqualTo("local-client");
        assertThat(principal
                        .statementExecution()
                        .executeStatement(new ExecuteStatementRequest()
                                .setWarehouseId(WAREHOUSE)
                                .setStatement("SELECT current_user()"))
                        .getResult()
                        .getDataArray())
                .extracting(List::copyOf)
                .containsExactly(List.of("local-client"));
    }

    @Test
    void isRefusedWithAWrongToken() {
        WorkspaceClient stranger = new WorkspaceClient(new DatabricksConfig()
                .setHost(workspace.host())
                .setAuthType("pat")
                .setToken("wrong"));
        assertThatThrownBy(() -> stranger.currentUser().me(new MeRequest()))
                .isInstanceOf(PermissionDenied.class)
                .hasMessageContaining("Invalid access token.");
    }

    @Test
    void pagesThroughHttpConnectionsAndTheirGrants() {
        for (String name : List.of("first", "second", "third")) {
            client.connections()
                    .create(new CreateConnection()
                            .setName(name)
                            .setConnectionType(ConnectionType.HTTP)
                            .setOptions(Map.of(
                                    "host", "https://api.example.com",
                                    "port", "443",
                                    "base_path", "/",
                                    "bearer_token", "service-token")));
        }
        assertThat(client.connections().list(new ListConnectionsRequest()))
                .extracting(ConnectionInfo::getName)
                .contains("first", "second", "third");
        assertThat(workspace.requests())
                .anyMatch(request -> request.path().equals("/api/2.1/unity-catalog/connections")
                        && String.valueOf(request.query()).contains("page_token"));
        client.grants()
                .update(new UpdatePermissions()
                        .setSecurableType("connection")
                        .setFullName("first")
                        .setChanges(List.of(new PermissionsChange()
                                .setPrincipal("robots")
                                .setAdd(List.of(Privilege.USE_CONNECTION)))));
        assertThat(client.grants().get("connection", "first").getPrivilegeAssignments())
                .extracting(PrivilegeAssignment::getPrincipal)
                .containsExactly("robots");
        assertThat(client.grants().getEffective("connection", "first").getPrivilegeAssignments())
                .extracting(EffectivePrivilegeAssignment::getPrincipal)
                .contains("robots");
        assertThatThrownBy(() -> client.grants().get("connection", "nobody")).isInstanceOf(NotFound.class);
    }

    /** A browser is what follows the address; the SDK makes it, checks the state and trades the code. */
    @Test
    void signsAPersonIn() throws Exception {
        OAuthClient signIn = new OAuthClient.Builder()
                .withClientId("databricks-cli")
                .withHost(workspace.host())
                .withRedirectUrl("http://localhost:8020")
                .withScopes(List.of("all-apis", "offline_access"))
                .withHttpClient(
                        new CommonsHttpClient.Builder().withTimeoutSeconds(30).build())
                .withOpenIDConnectEndpoints(new OpenIDConnectEndpoints(
                        workspace.host() + "/oidc/v1/token", workspace.host() + "/oidc/v1/authorize"))
                .withBrowserTimeout(Duration.ofSeconds(30))
                .build();
        Consent consent = signIn.initiateConsent();
        HttpURLConnection page =
                (HttpURLConnection) URI.create(consent.getAuthUrl()).toURL().openConnection();
        page.setInstanceFollowRedirects(false);
        Map<String, String> back = new HashMap<>();
        for (String pair :
                URI.create(page.getHeaderField("Location")).getRawQuery().split("&", -1)) {
            back.put(
                    pair.substring(0, pair.indexOf('=')),
                    URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8));
        }
        WorkspaceClient person = new WorkspaceClient(new DatabricksConfig()
                .setHost(workspace.host())
                .setCredentialsProvider(consent.exchangeCallbackParameters(back)));
        assertThat(person.currentUser().me(new MeRequest()).getUserName()).isEqualTo("local.user@example.com");
    }
}
