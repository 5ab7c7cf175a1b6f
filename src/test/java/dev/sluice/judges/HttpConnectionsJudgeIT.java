// SPDX-License-Identifier: Apache-2.0
package dev.sluice.judges;

import static org.assertj.core.api.Assertions.assertThat;

import com.databricks.sdk.WorkspaceClient;
import com.databricks.sdk.core.DatabricksConfig;
import com.databricks.sdk.service.catalog.ConnectionInfo;
import com.databricks.sdk.service.catalog.ConnectionType;
import com.databricks.sdk.service.catalog.CreateConnection;
import com.databricks.sdk.service.catalog.CredentialType;
import com.databricks.sdk.service.catalog.PermissionsChange;
import com.databricks.sdk.service.catalog.Privilege;
import com.databricks.sdk.service.catalog.UpdatePermissions;
import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The official Java SDK reads back what the program created, and the program what the SDK created. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpConnectionsJudgeIT {

    private final LocalWorkspace workspace = LocalWorkspace.start(Options.parse("{\"sampleRows\": 0}"));

    private final WorkspaceClient client = new WorkspaceClient(
            new DatabricksConfig().setHost(workspace.host()).setAuthType("pat").setToken("local-pat"));

    @TempDir
    Path folder;

    @AfterAll
    void close() {
        workspace.close();
    }

    @Test
    void theSdkReadsWhatTheProgramCreated() throws Exception {
        Files.writeString(folder.resolve("secret"), "service-token\n");
        run(
                "hc",
                "create",
                "ours",
                "--method",
                "bearer-token",
                "--host",
                "https://api.example.com/v1",
                "--token-file",
                "secret",
                "--comment",
                "made by sluice");
        run("grant", "add", "connection", "ours", "USE CONNECTION", "--to", "data-engineering");

        ConnectionInfo read = client.connections().get("ours");
        assertThat(read.getCredentialType()).isEqualTo(CredentialType.BEARER_TOKEN);
        assertThat(read.getComment()).isEqualTo("made by sluice");
        assertThat(read.getOptions())
                .containsEntry("host", "https://api.example.com")
                .containsEntry("base_path", "/v1")
                .doesNotContainKey("bearer_token");
        assertThat(client.grants().get("connection", "ours").getPrivilegeAssignments())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.getPrincipal()).isEqualTo("data-engineering");
                    assertThat(each.getPrivileges()).containsExactly(Privilege.USE_CONNECTION);
                });
    }

    @Test
    void theProgramReadsWhatTheSdkCreated() throws Exception {
        client.connections()
                .create(new CreateConnection()
                        .setName("theirs")
                        .setConnectionType(ConnectionType.HTTP)
                        .setOptions(Map.of(
                                "host", "https://api.example.com",
                                "port", "443",
                                "base_path", "/",
                                "client_id", "service-client",
                                "client_secret", "service-secret",
                                "oauth_scope", "things.read",
                                "token_endpoint", "https://id.example.com/token")));
        client.grants()
                .update(new UpdatePermissions()
                        .setSecurableType("connection")
                        .setFullName("theirs")
                        .setChanges(List.of(new PermissionsChange()
                                .setPrincipal("robots")
                                .setAdd(List.of(Privilege.USE_CONNECTION, Privilege.MANAGE)))));

        assertThat(run("hc", "show", "theirs", "-o", "json"))
                .contains("\"method\":\"oauth-m2m\"", "\"token_endpoint\":\"https://id.example.com/token\"")
                .doesNotContain("service-secret");
        assertThat(run("grant", "show", "connection", "theirs", "-o", "csv"))
                .isEqualTo("principal,privilege\nrobots,MANAGE\nrobots,USE_CONNECTION\n");
    }

    private String run(String... words) throws IOException, InterruptedException {
        Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        command.addAll(List.of(words));
        Path out = folder.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "SLUICE_HOST", workspace.host(), "SLUICE_AUTH_TYPE", "pat", "SLUICE_TOKEN", "local-pat"));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
