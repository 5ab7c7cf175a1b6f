// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.httpconnection.HttpConnection;
import dev.sluice.httpconnection.HttpConnections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the HTTP connections that the caller may see. */
@Command(
        name = "list",
        description = {
            "List HTTP connections with whom the service sees and who renews the credential.",
            "Only those are listed that the caller owns or has a privilege on."
        },
        footer = {"sluice hc list", "sluice hc list --parent main.agents -o json"})
final class HttpConnectionListCommand implements Callable<Integer>, CallsWorkspace {

    @Option(
            names = "--parent",
            paramLabel = "<catalog.schema>",
            description = "Those of a schema instead of the metastore's.")
    @Nullable
    String parent;

    @Mixin
    ResultOptions resultOptions = new ResultOptions();

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    HttpConnectionListCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        resultOptions.newWriter(access.environment(), access.streams());
        List<HttpConnection> all =
                new HttpConnections(access.connect(connectionOptions)).list(Optional.ofNullable(parent));
        new ObjectList(
                        "http_connections",
                        HttpConnectionObject.COLUMNS,
                        all.stream().map(HttpConnectionObject::of).toList())
                .write(resultOptions, access.environment(), access.streams());
        return ExitCode.OK;
    }
}
