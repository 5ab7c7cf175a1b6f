// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.PermissionDenied;
import dev.sluice.error.SluiceException.Unauthenticated;
import dev.sluice.error.SluiceException.Unavailable;
import dev.sluice.error.SluiceException.Unexpected;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what a refusal means. The meaning decides, not the status: a bad token is HTTP 403 (reference 0.3), a malformed
 * warehouse id is 400. What no rule knows keeps the server's own words.
 */
final class ApiErrors {

    private static final Pattern SCOPES = Pattern.compile("required scopes?: ([^\\[(]+)");

    private ApiErrors() {}

    /** {@code action} completes "Could not …", for instance "run the statement". */
    static SluiceException explain(String action, WorkspaceHost host, ApiFailure refusal) {
        ApiError error = refusal.error();
        String start = "Could not " + action + ": ";
        if (error.status() >= 300 && error.status() < 400) {
            return unavailable(
                    refusal,
                    start + redirect(host, error),
                    "Check that host is the address of the workspace"
                            + " itself; a host that serves several workspaces needs workspace-id.");
        }
        if (error.isPage() && error.status() < 500) {
            return unavailable(
                    refusal,
                    start + host + " answered with a web page instead of the API (HTTP " + error.status() + ").",
                    "Check that host is the address of a Databricks workspace, and that no proxy answers in its place.");
        }
        String words = start + host + " answered " + sentence(error.inWords());
        Optional<SluiceException> known = byMeaning(refusal, words);
        if (known.isPresent()) {
            return known.get();
        }
        return switch (error.status()) {
            case 401 ->
                new Unauthenticated(with(refusal, words, "Check the credential of this connection and its auth-type."));
            case 403 ->
                new PermissionDenied(
                        with(refusal, words, "Ask an administrator for the privilege that the answer names."));
            case 404 -> new NotFound(with(refusal, words, "Check the name, and that host is the right workspace."));
            case 429 ->
                unavailable(refusal, words, "The workspace limits the rate of calls: wait a little and run it again.");
            default -> {
                if (error.status() >= 500) {
                    yield unavailable(refusal, words, "The workspace has trouble of its own: run it again later.");
                }
                yield new Unexpected(
                        with(refusal, words, "The answer fits nothing this program knows; -v shows the calls."));
            }
        };
    }

    private static Optional<SluiceException> byMeaning(ApiFailure refusal, String words) {
        ApiError error = refusal.error();
        if (error.says("Invalid access token")
                || (error.status() == 400 && error.message().equals("Invalid Token"))) {
            return Optional.of(new Unauthenticated(with(
                    refusal,
                    words,
                    "The token is wrong, revoked, expired or of another workspace: make a new one for this workspace and"
                            + " put it where the connection reads it.")));
        }
        if (error.says("is blocked by Databricks IP ACL")) {
            return Optional.of(new PermissionDenied(with(
                    refusal,
                    words,
                    "The workspace's IP access list does not admit this machine's address: have it added, or connect from"
                            + " a network that is listed. The credential is not the reason.")));
        }
        Optional<String> entra = EntraErrors.remedy(error);
        if (entra.isPresent() && error.status() < 500) {
            return Optional.of(new Unauthenticated(with(refusal, words, entra.get())));
        }
        Matcher scopes = SCOPES.matcher(error.message());
        if (scopes.find()) {
            return Optional.of(new PermissionDenied(with(
                    refusal,
                    words,
                    "The token was issued without the scope " + scopes.group(1).strip()
                            + ": set scopes for this connection, or make a token that has it.")));
        }
        if (error.code().equals("invalid_client") || error.code().equals("unauthorized_client")) {
            return Optional.of(
                    new Unauthenticated(
                            with(
                                    refusal,
                                    words,
                                    "The client id is unknown here, or its secret is wrong or has expired (the answer is the same for all"
                                            + " three): compare client-id with the service principal's application id, and make a new OAuth"
                                            + " secret for it. A secret of Entra ID is no Databricks secret: with that one, use auth type azure-sp-m2m.")));
        }
        if (error.code().equals("invalid_scope")) {
            return Optional.of(new Unauthenticated(with(
                    refusal,
                    words,
                    "Ask for other scopes, with the setting scopes, or have them allowed for this client.")));
        }
        if (error.code().equals("PERMISSION_DENIED")) {
            return Optional.of(new PermissionDenied(with(
                    refusal, words, "Ask the owner or an administrator for the privilege that the answer names.")));
        }
        if (error.code().equals("UNAUTHENTICATED")) {
            return Optional.of(new Unauthenticated(
                    with(refusal, words, "Check the credential of this connection and its auth-type.")));
        }
        if (error.says("is not a valid endpoint id")) {
            return Optional.of(new NotFound(
                    with(refusal, words, "Check warehouse-id (or http-path): the workspace knows no such warehouse.")));
        }
        if (error.code().endsWith("_DOES_NOT_EXIST") || error.says("does not exist")) {
            return Optional.of(
                    new NotFound(with(refusal, words, "Check the name, and that host is the right workspace.")));
        }
        return Optional.empty();
    }

    /** Where a call got no answer at all. {@code target} is what was called, for instance an origin. */
    static SluiceException explain(String action, String target, TransportFailure failure) {
        if (failure.kind() == TransportFailure.Kind.UNREADABLE) {
            return new Unexpected(Explanation.of(
                            "Could not " + action + ": " + target + " answered, but " + sentence(failure.words()),
                            "Check that host is a Databricks workspace and that no proxy answers in its place.")
                    .causedBy(failure));
        }
        boolean isReached = failure.mayHaveArrived();
        String message = "Could not " + action + ": " + target
                + (isReached ? " gave no answer; " : " was not reached; ") + sentence(failure.words());
        String remedy = switch (failure.kind()) {
            case UNKNOWN_HOST -> "Check host for a mistyped name, and this machine's DNS.";
            case REFUSED -> "Check host and port (or proxy), and that a firewall lets this machine through.";
            case PROXY -> "Check host, and proxy with its user and password; no-proxy names the hosts that go without.";
            case CERTIFICATE ->
                "If a proxy inspects TLS here, or the authority is one of your own, name its certificate with ca-file;"
                        + " otherwise somebody else answers for this host.";
            case TLS -> "Check that host speaks https, and that no proxy cuts the handshake.";
            case CONNECT_TIMEOUT ->
                "Check the network, and that a firewall lets this machine through, or give it longer with"
                        + " --connect-timeout.";
            case TIMEOUT -> "Check the network, or run it again.";
            case BROKEN, UNREADABLE -> "Run it again; if it stays, check proxies and firewalls on the way.";
        };
        return new Unavailable(Explanation.of(message, remedy).causedBy(failure));
    }

    private static String redirect(WorkspaceHost host, ApiError error) {
        String location = error.location().orElse("");
        if (location.contains("private-link-validation-error")) {
            return host + " admits only callers from its private network (private link)" + " (HTTP " + error.status()
                    + ").";
        }
        if (location.contains("login")) {
            return host + " sent us to its login page instead of answering (HTTP " + error.status() + ").";
        }
        return host + " sent us to another address instead of answering (HTTP " + error.status() + ").";
    }

    private static SluiceException unavailable(ApiFailure refusal, String words, String remedy) {
        return new Unavailable(with(refusal, words, remedy));
    }

    private static Explanation with(ApiFailure refusal, String words, String remedy) {
        return Explanation.of(words, remedy)
                .withRequestId(refusal.error().requestId())
                .causedBy(refusal);
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }
}
