// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Unexpected;
import dev.sluice.http.RawRequest;
import dev.sluice.http.RawResponse;
import dev.sluice.httpconnection.HttpConnectionName;
import dev.sluice.httpconnection.ServiceCalls;
import dev.sluice.httpconnection.ServiceCalls.ServiceRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Calls the service of an HTTP connection and streams its answer. */
@Command(
        name = "call",
        description = {
            "Call the external service through an HTTP connection. The workspace puts the credential on; it is never",
            "here. An answer of 400 and above by the service itself is printed, and is exit 1."
        },
        footer = {
            "sluice hc call github GET /user",
            "sluice hc call github POST /repos/acme/app/issues -d '{\"title\":\"It leaks\"}' --field html_url",
            "sluice hc call crm PUT /files/1 -d @report.pdf -H 'Content-Type: application/pdf'"
        })
final class HttpConnectionCallCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(index = "0", paramLabel = "<name>", description = "Its name, or catalog.schema.name.")
    String name = "";

    @Parameters(index = "1", paramLabel = "<method>", description = "Any HTTP method.")
    String method = "";

    @Parameters(index = "2", paramLabel = "<path>", description = "A path of the service, behind the base path.")
    String path = "";

    @Option(
            names = "--external-function",
            description =
                    "The older way, where the proxy is not there: small bodies, and the status of a success is lost.")
    boolean externalFunction;

    @Mixin
    ApiOptions apiOptions = new ApiOptions();

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    HttpConnectionCallCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        HttpConnectionName parsed = HttpConnectionName.parse(name);
        String verb = ApiOptions.method(method);
        apiOptions.check(verb);
        List<Map.Entry<String, String>> headers = apiOptions.headers();
        headers.forEach(header -> ServiceCalls.requireSurviving(header.getKey()));
        String target = apiOptions.target(path);
        RawRequest.Body body = apiOptions.body(access.environment(), access.streams());
        ServiceCalls calls = new ServiceCalls(access.connect(connectionOptions));
        RawAnswer answer = new RawAnswer(apiOptions, access.environment(), access.streams());
        RawAnswer.Pages pages = each -> {
            ServiceRequest request = new ServiceRequest(parsed, verb, each, headers, body);
            return externalFunction ? calls.externalFunction(request) : calls.proxy(request);
        };
        if (apiOptions.paginate) {
            answer.printPages(target, each -> required(pages.send(each)));
            return ExitCode.OK;
        }
        RawResponse response = pages.send(target);
        if (response.status() < 400) {
            answer.print(response);
            return ExitCode.OK;
        }
        if (apiOptions.field == null) {
            answer.print(response);
        } else {
            response.close();
        }
        throw refused(response);
    }

    private RawResponse required(RawResponse response) {
        if (response.status() >= 400) {
            response.close();
            throw refused(response);
        }
        return response;
    }

    /** The service itself said no (layer 2 is passed): neither grants nor network are to be looked at. */
    private Unexpected refused(RawResponse response) {
        String remedy = switch (response.status()) {
            case 401 ->
                "The credential in the connection is wrong, revoked or expired: sluice hc show " + name
                        + " says who renews it.";
            case 403 ->
                "The credential was put on, and its account at the service may not do this: ask the service's"
                        + " administrator, or use a connection with another identity.";
            case 404 -> "Check the path; it stands behind the base path of the connection.";
            default -> "What the service says is on standard output.";
        };
        return new Unexpected(Explanation.of(
                        "The service itself answered HTTP " + response.status()
                                + (response.reason().isEmpty() ? "" : " " + response.reason())
                                + "; Databricks let the call through.",
                        remedy)
                .withRequestId(response.header("x-request-id")));
    }
}
