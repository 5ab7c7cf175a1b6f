// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.connection.Connection;
import dev.sluice.httpconnection.AuthMethod;
import dev.sluice.httpconnection.HttpConnection;
import dev.sluice.httpconnection.HttpConnectionName;
import dev.sluice.httpconnection.HttpConnections;
import dev.sluice.httpconnection.SignInPages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints everything that is known of one HTTP connection; a secret is not known. */
@Command(
        name = "show",
        description =
                "Show one HTTP connection: its service, identity, credential and options. Secrets are never read.",
        footer = {"sluice hc show github", "sluice hc show main.agents.github -o json"})
final class HttpConnectionShowCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(paramLabel = "<name>", description = "Its name, or catalog.schema.name.")
    String name = "";

    @Option(
            names = {"-o", "--format"},
            paramLabel = "<format>",
            description = "table or json.")
    Listing format = Listing.TABLE;

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    HttpConnectionShowCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        HttpConnectionName parsed = HttpConnectionName.parse(name);
        Connection connection = access.connect(connectionOptions);
        HttpConnection shown = new HttpConnections(connection).get(parsed);
        Map<String, Object> object = HttpConnectionObject.of(shown);
        object.put("page", SignInPages.of(connection.config()).page(shown.name()));
        access.streams().print(format == Listing.JSON ? json(object) : table(shown, object));
        return ExitCode.OK;
    }

    private static String json(Map<String, Object> object) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.putAll(object);
        return JsonText.of(document) + "\n";
    }

    private static String table(HttpConnection shown, Map<String, Object> object) {
        List<List<String>> lines = new ArrayList<>();
        object.forEach((key, value) -> {
            boolean isEmpty = value instanceof java.util.Optional<?> optional && optional.isEmpty();
            if (!key.equals("options") && !isEmpty) {
                Object text = value instanceof java.util.Optional<?> optional ? optional.get() : value;
                lines.add(List.of(key.replace('_', ' '), text.toString()));
            }
        });
        shown.method().map(AuthMethod::bestFor).ifPresent(text -> lines.add(List.of("best for", text)));
        shown.options().forEach((key, value) -> lines.add(List.of("option " + key, value)));
        return Columns.of(lines);
    }
}
