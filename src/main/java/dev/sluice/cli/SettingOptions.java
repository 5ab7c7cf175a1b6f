// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The flags that are settings of a connection; a secret itself is never one of them, since others can see it in {@code ps}. */
final class SettingOptions {

    @Spec
    CommandSpec mixin;

    @Option(names = "--host", paramLabel = "<url>", description = "The workspace's address.")
    @Nullable
    String host;

    @Option(
            names = "--auth-type",
            paramLabel = "<type>",
            description = "How the connection proves who it is, such as pat or oauth-m2m.")
    @Nullable
    String authType;

    @Option(names = "--token-file", paramLabel = "<file>", description = "A file with a token; - is standard input.")
    @Nullable
    String tokenFile;

    @Option(names = "--token-env", paramLabel = "<name>", description = "An environment variable with a token.")
    @Nullable
    String tokenEnv;

    @Option(
            names = "--token-command",
            paramLabel = "<command>",
            description = "A command that prints a token, run by the shell.")
    @Nullable
    String tokenCommand;

    @Option(names = "--client-id", paramLabel = "<id>", description = "The service principal's or your own app's id.")
    @Nullable
    String clientId;

    @Option(
            names = "--client-secret-file",
            paramLabel = "<file>",
            description = "A file with its OAuth secret; - is standard input.")
    @Nullable
    String clientSecretFile;

    @Option(names = "--scopes", paramLabel = "<scopes>", description = "OAuth scopes, separated by blanks.")
    @Nullable
    String scopes;

    @Option(names = "--azure-tenant-id", paramLabel = "<id>", description = "The tenant of Entra ID.")
    @Nullable
    String azureTenantId;

    @Option(
            names = "--azure-cloud",
            paramLabel = "<cloud>",
            description = "public, us-government or china, where the host does not tell.")
    @Nullable
    String azureCloud;

    @Option(
            names = "--azure-workspace-resource-id",
            paramLabel = "<id>",
            description = "The workspace's id in Azure, for callers who are no members of it.")
    @Nullable
    String azureWorkspaceResourceId;

    @Option(
            names = "--token-source",
            paramLabel = "<source>",
            description = "Of federation: github, env:NAME or file:PATH.")
    @Nullable
    String tokenSource;

    @Option(
            names = "--token-audience",
            paramLabel = "<audience>",
            description = "Whom GitHub's token is for, where the workspace does not tell.")
    @Nullable
    String tokenAudience;

    @Option(
            names = "--redirect-uri",
            paramLabel = "<uri>",
            description = "Where the sign-in to your own app comes back.")
    @Nullable
    String redirectUri;

    @Option(names = "--workspace-id", paramLabel = "<id>", description = "On a host of many workspaces: which one.")
    @Nullable
    String workspaceId;

    @Option(names = "--warehouse-id", paramLabel = "<id>", description = "The SQL warehouse that runs statements.")
    @Nullable
    String warehouseId;

    @Option(names = "--warehouse-name", paramLabel = "<name>", description = "The same by its name.")
    @Nullable
    String warehouseName;

    @Option(names = "--http-path", paramLabel = "<path>", description = "The same by its HTTP path.")
    @Nullable
    String httpPath;

    @Option(
            names = "--serverless-compute-id",
            paramLabel = "auto",
            description = "Serverless compute through Databricks Connect.")
    @Nullable
    String serverlessComputeId;

    @Option(names = "--cluster-id", paramLabel = "<id>", description = "A cluster, through Databricks Connect.")
    @Nullable
    String clusterId;

    @Option(names = "--classic-compute-http-path", paramLabel = "<path>", description = "The same by its HTTP path.")
    @Nullable
    String classicComputeHttpPath;

    @Option(
            names = "--compute",
            paramLabel = "<kind>",
            description = "warehouse or connect, where the connection names both; the warehouse if not given.")
    @Nullable
    String compute;

    @Option(names = "--catalog", paramLabel = "<name>", description = "The catalog that names start from.")
    @Nullable
    String catalog;

    @Option(names = "--schema", paramLabel = "<name>", description = "The schema that names start from.")
    @Nullable
    String schema;

    @Option(names = "--table", paramLabel = "<name>", description = "The table that check reads.")
    @Nullable
    String table;

    @Option(names = "--proxy", paramLabel = "<url>", description = "An HTTP proxy for every call.")
    @Nullable
    String proxy;

    @Option(names = "--no-proxy", paramLabel = "<hosts>", description = "Hosts that are reached without it.")
    @Nullable
    String noProxy;

    @Option(names = "--ca-file", paramLabel = "<file>", description = "Certificates to trust beside the system's.")
    @Nullable
    String caFile;

    @Option(names = "--connect-timeout", paramLabel = "<time>", description = "For one connection, as 10s.")
    @Nullable
    String connectTimeout;

    @Option(names = "--timeout", paramLabel = "<time>", description = "For the whole command, as 5m.")
    @Nullable
    String timeout;

    /** What was typed, by the setting's name. */
    Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        for (OptionSpec option : mixin.options()) {
            String value = option.getValue();
            if (value != null) {
                flags.put(option.longestName().substring("--".length()), value);
            }
        }
        return flags;
    }
}
