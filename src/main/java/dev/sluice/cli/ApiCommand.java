// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.connection.Connection;
import dev.sluice.connection.RawCall;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.http.RawRequest;
import dev.sluice.http.WorkspaceHost;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes any REST call of the workspace, and streams the answer. */
@Command(
        name = "api",
        description = {
            "Make any REST call of the connection's own workspace, with its credential, retries and failures.",
            "A path that names another host is refused; no redirect is followed."
        },
        footer = {
            "sluice api GET /api/2.0/preview/scim/v2/Me --field userName",
            "sluice api GET /api/2.0/sql/warehouses --paginate",
            "sluice api POST /api/2.0/sql/warehouses/abc123/stop -d '{}' -i"
        })
final class ApiCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(index = "0", paramLabel = "<method>", description = "Any HTTP method.")
    String method = "";

    @Parameters(index = "1", paramLabel = "<path>", description = "A path of the workspace, as /api/2.0/….")
    String path = "";

    @Mixin
    ApiOptions apiOptions = new ApiOptions();

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    ApiCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        String verb = ApiOptions.method(method);
        apiOptions.check(verb);
        List<Map.Entry<String, String>> headers = apiOptions.headers();
        for (Map.Entry<String, String> header : headers) {
            if (!RawCall.mayBeSet(header.getKey())) {
                throw new InvalidSettings(
                        "The header " + header.getKey() + " is the connection's own.", "Leave it out.");
            }
        }
        RawRequest.Body body = apiOptions.body(access.environment(), access.streams());
        Connection connection = access.connect(connectionOptions);
        String target = apiOptions.target(ownPath(connection.config().host()));
        connection.config().host().resolve(target);
        RawCall raw = connection.raw();
        String action = "call " + verb + " " + target.replaceFirst("\\?.*", "");
        RawAnswer answer = new RawAnswer(apiOptions, access.environment(), access.streams());
        if (apiOptions.paginate) {
            answer.printPages(target, each -> raw.require(action, new RawRequest(verb, each, headers, body)));
        } else {
            answer.print(raw.require(action, new RawRequest(verb, target, headers, body)));
        }
        return ExitCode.OK;
    }

    /** A whole URL may be copied from somewhere, but only of the workspace itself: the token goes nowhere else. */
    private String ownPath(WorkspaceHost host) {
        if (!path.contains("://") && !path.startsWith("//")) {
            return path;
        }
        String origin = WorkspaceHost.parse(path).origin();
        if (!path.startsWith("//") && origin.equals(host.origin())) {
            int slash = path.indexOf('/', path.indexOf("://") + 3);
            return slash < 0 ? "/" : path.substring(slash);
        }
        throw new InvalidSettings(
                "The path names another host (" + origin + ") than the connection's (" + host.origin()
                        + "), and the token goes to no other.",
                "Give a path of the workspace, as /api/2.0/…, or choose another connection with -c.");
    }
}
