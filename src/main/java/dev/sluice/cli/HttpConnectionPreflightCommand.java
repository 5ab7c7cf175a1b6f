// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.httpconnection.KnownProvider;
import dev.sluice.httpconnection.ProviderPreflight;
import dev.sluice.httpconnection.ProviderPreflight.Answer;
import dev.sluice.httpconnection.ProviderPreflight.Finding;
import dev.sluice.httpconnection.ProviderPreflight.Report;
import dev.sluice.httpconnection.RefreshRule;
import dev.sluice.httpconnection.SignInPages;
import dev.sluice.sql.SqlName;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks whether a provider can do U2M and prints what to set up, here and there. */
@Command(
        name = "preflight",
        description = {
            "Check whether a provider can do OAuth U2M: six prerequisites and five blockers, each with its source,",
            "from the provider's published metadata. Nothing is sent to the workspace; its host makes the redirect URI.",
            "Exit 10 when something stands in the way."
        },
        footer = {
            "sluice hc preflight https://accounts.google.com",
            "sluice hc preflight https://mcp.example.com/mcp -o json"
        })
final class HttpConnectionPreflightCommand implements Callable<Integer>, CallsWorkspace {

    @Parameters(paramLabel = "<url>", description = "The provider's issuer, the service, or an MCP server.")
    String url = "";

    @Option(
            names = {"-o", "--format"},
            paramLabel = "<format>",
            description = "table or json.")
    Listing format = Listing.TABLE;

    @Mixin
    ConnectionOptions connectionOptions = new ConnectionOptions();

    private final WorkspaceAccess access;

    HttpConnectionPreflightCommand(WorkspaceAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws InterruptedException {
        URI target = target();
        Connection connection = access.connect(connectionOptions);
        SignInPages pages = SignInPages.of(connection.config());
        Report report = ProviderPreflight.run(target, connection);
        access.streams().print(format == Listing.JSON ? json(report, pages) : text(report, pages));
        return report.isPossible() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }

    private URI target() {
        try {
            URI parsed = URI.create(url.contains("://") ? url : "https://" + url);
            if (!"https".equalsIgnoreCase(parsed.getScheme())) {
                throw new InvalidSettings(
                        "'" + url + "' is not https; every OAuth endpoint must be.", "Give the https address.");
            }
            return parsed;
        } catch (IllegalArgumentException notAUrl) {
            throw new InvalidSettings("'" + url + "' is no address.", "Give it as https://….");
        }
    }

    private String text(Report report, SignInPages pages) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("PREREQUISITE", "ANSWER", "SOURCE"));
        report.prerequisites()
                .forEach(each -> lines.add(List.of(each.claim(), each.answer().word(), each.source())));
        List<List<String>> blockers = new ArrayList<>();
        blockers.add(List.of("BLOCKER", "IN THE WAY", "SOURCE"));
        report.blockers()
                .forEach(
                        each -> blockers.add(List.of(each.claim(), each.answer().word(), each.source())));
        StringBuilder text = new StringBuilder(verdict(report)).append("\n\n");
        text.append(Columns.of(lines)).append('\n').append(Columns.of(blockers)).append('\n');
        text.append(Columns.of(List.of(
                List.of("redirect URI", pages.redirectUri()),
                List.of("credential exchange", report.exchange().word()),
                List.of("refresh token", refresh(report)))));
        text.append("\nAt the provider:\n");
        int number = 1;
        for (String step : steps(report, pages)) {
            text.append("  ").append(number++).append(". ").append(step).append('\n');
        }
        return text.append("\nSQL that then creates it:\n")
                .append(sql(report))
                .append('\n')
                .toString();
    }

    private static String verdict(Report report) {
        boolean hasUnknown = report.prerequisites().stream().anyMatch(each -> each.answer() == Answer.UNKNOWN);
        if (!report.isPossible()) {
            return "U2M does not work with this provider: see what answers no, or stands in the way.";
        }
        return hasUnknown
                ? "Nothing speaks against U2M with this provider; what is unknown has to be tried."
                : "All six prerequisites are met: U2M works with this provider.";
    }

    private static String refresh(Report report) {
        return report.refresh().map(RefreshRule::inWords).orElse("unknown: ask the provider's documentation");
    }

    private static List<String> steps(Report report, SignInPages pages) {
        List<String> steps = new ArrayList<>();
        report.registrationEndpoint()
                .ifPresent(endpoint -> steps.add("It registers clients by itself (" + endpoint
                        + "): --method dynamic-registration does that; the rest is for doing it by hand."));
        steps.add("Create an OAuth client (application registration), confidential, with a secret.");
        steps.add("Add the redirect URI exactly, without a slash behind: " + pages.redirectUri());
        steps.add("Enable the required APIs and scopes; for a refresh token: " + refresh(report) + ".");
        steps.add(
                "Configure the consent screen (internal or external), and have an administrator allow the client id.");
        report.provider().map(KnownProvider::steps).ifPresent(steps::add);
        return steps;
    }

    /** The endpoint with the parameter where the provider wants one, and only scopes that it is known to have. */
    private static String sql(Report report) {
        String authorization = orPlaceholder(report.authorizationEndpoint(), "https://PROVIDER/authorize");
        List<String> scopes = new ArrayList<>(List.of("SCOPES"));
        Optional<RefreshRule> rule = report.refresh();
        if (rule.isPresent() && rule.get() instanceof RefreshRule.Scope scope) {
            scopes.add(scope.scope());
        }
        if (rule.isPresent() && rule.get() instanceof RefreshRule.Parameter parameter) {
            authorization += (authorization.contains("?") ? "&" : "?") + parameter.name() + "=" + parameter.value();
        }
        return "CREATE CONNECTION NAME TYPE HTTP\nOPTIONS (\n  host 'https://SERVICE',\n  port '443',\n  base_path '/',"
                + "\n  client_id 'CLIENT_ID',\n  client_secret secret('SCOPE','KEY'),\n  oauth_scope "
                + SqlName.literal(String.join(" ", scopes)) + ",\n  authorization_endpoint "
                + SqlName.literal(authorization)
                + ",\n  token_endpoint "
                + SqlName.literal(orPlaceholder(report.tokenEndpoint(), "https://PROVIDER/token"))
                + ",\n  oauth_credential_exchange_method "
                + SqlName.literal(report.exchange().word()) + "\n)";
    }

    private static String orPlaceholder(String text, String placeholder) {
        return text.isEmpty() ? placeholder : text;
    }

    private String json(Report report, SignInPages pages) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("possible", report.isPossible());
        document.put("provider", report.provider().map(KnownProvider::title));
        document.put(
                "prerequisites",
                report.prerequisites().stream()
                        .map(HttpConnectionPreflightCommand::object)
                        .toList());
        document.put(
                "blockers",
                report.blockers().stream()
                        .map(HttpConnectionPreflightCommand::object)
                        .toList());
        document.put("authorization_endpoint", report.authorizationEndpoint());
        document.put("token_endpoint", report.tokenEndpoint());
        document.put("registration_endpoint", report.registrationEndpoint());
        document.put("redirect_uri", pages.redirectUri());
        document.put("credential_exchange", report.exchange().word());
        document.put("refresh_token", report.refresh().map(RefreshRule::inWords));
        document.put("steps", steps(report, pages));
        document.put("sql", sql(report));
        document.put("tried", report.tried());
        return JsonText.of(document) + "\n";
    }

    private static Map<String, Object> object(Finding finding) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("claim", finding.claim());
        object.put("answer", finding.answer().word());
        object.put("source", finding.source());
        return object;
    }
}
