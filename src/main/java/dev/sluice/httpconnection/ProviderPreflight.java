// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.connection.Connection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a provider can do U2M, as far as its metadata and what is known of it tell; what neither tells is unknown. */
public final class ProviderPreflight {

    /** An answer, never a guess. */
    public enum Answer {
        YES,
        NO,
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One claim with its answer and where the answer comes from. */
    public record Finding(String claim, Answer answer, String source) {}

    /**
     * The whole report: six prerequisites, five blockers (yes means blocked), and what to set up with.
     *
     * @param refresh what yields a refresh token; empty where nobody says
     */
    public record Report(
            Optional<KnownProvider> provider,
            List<Finding> prerequisites,
            List<Finding> blockers,
            String authorizationEndpoint,
            String tokenEndpoint,
            Optional<String> registrationEndpoint,
            CredentialExchange exchange,
            Optional<RefreshRule> refresh,
            List<String> scopes,
            List<String> tried) {

        /** Nothing says no; unknowns remain to be tried. */
        public boolean isPossible() {
            return prerequisites.stream().noneMatch(each -> each.answer() == Answer.NO)
                    && blockers.stream().noneMatch(each -> each.answer() == Answer.YES);
        }
    }

    private final ProviderMetadata metadata;
    private final Optional<KnownProvider> known;

    private ProviderPreflight(ProviderMetadata metadata, Optional<KnownProvider> known) {
        this.metadata = metadata;
        this.known = known;
    }

    /** Looks at a provider with the transport of a connection; nothing is sent to the workspace. */
    public static Report run(URI url, Connection connection) throws InterruptedException {
        return run(url, Web.over(connection.config().transport(), connection.clock()));
    }

    static Report run(URI url, Web web) throws InterruptedException {
        ProviderMetadata metadata = ProviderMetadata.discover(url, web);
        Optional<KnownProvider> known =
                KnownProvider.of(url.toString()).or(() -> KnownProvider.of(metadata.text("authorization_endpoint")));
        return new ProviderPreflight(metadata, known).report();
    }

    private Report report() {
        String registration = metadata.text("registration_endpoint");
        return new Report(
                known,
                List.of(
                        authorizationCode(),
                        refreshTokens(),
                        customRedirects(),
                        confidential(),
                        tokenEndpoint(),
                        https()),
                List.of(m2mOnly(), noRefresh(), proprietary(), adminPolicy(), redirectRestrictions()),
                metadata.text("authorization_endpoint"),
                metadata.text("token_endpoint"),
                registration.isEmpty() ? Optional.empty() : Optional.of(registration),
                exchange(),
                refresh(),
                metadata.list("scopes_supported").orElse(List.of()),
                metadata.tried());
    }

    private Finding authorizationCode() {
        String claim = "authorization code grant";
        Optional<List<String>> grants = metadata.list("grant_types_supported");
        if (grants.isPresent()) {
            boolean has = grants.get().contains("authorization_code");
            return finding(claim, has, "grant_types_supported");
        }
        if (!metadata.text("authorization_endpoint").isEmpty()) {
            return finding(claim, true, "authorization_endpoint");
        }
        return metadata.isThere() ? finding(claim, false, "no authorization_endpoint") : byProvider(claim);
    }

    private Finding refreshTokens() {
        String claim = "refresh tokens";
        Optional<List<String>> grants = metadata.list("grant_types_supported");
        if (grants.filter(each -> each.contains("refresh_token")).isPresent()) {
            return finding(claim, true, "grant_types_supported");
        }
        if (metadata.list("scopes_supported")
                .filter(each -> each.contains("offline_access"))
                .isPresent()) {
            return finding(claim, true, "scopes_supported has offline_access");
        }
        if (known.isPresent()) {
            return byProvider(claim); // several leave it out of their lists and give them nevertheless
        }
        return grants.isPresent() ? finding(claim, false, "grant_types_supported") : unknown(claim);
    }

    private Finding customRedirects() {
        String claim = "custom redirect URIs";
        return metadata.text("registration_endpoint").isEmpty()
                ? byProvider(claim)
                : finding(claim, true, "registration_endpoint");
    }

    private Finding confidential() {
        String claim = "confidential client";
        Optional<List<String>> methods = metadata.list("token_endpoint_auth_methods_supported");
        if (methods.isPresent()) {
            boolean has = methods.get().stream().anyMatch(each -> each.startsWith("client_secret_"));
            return finding(claim, has, "token_endpoint_auth_methods_supported");
        }
        return metadata.isThere()
                ? finding(claim, true, "client_secret_basic is the default of RFC 8414 where nothing is listed")
                : byProvider(claim);
    }

    private Finding tokenEndpoint() {
        String claim = "standard token endpoint";
        return metadata.isThere() ? finding(claim, true, "token_endpoint") : byProvider(claim);
    }

    private Finding https() {
        String claim = "HTTPS endpoints";
        if (!metadata.isThere()) {
            return byProvider(claim);
        }
        List<String> plain = new ArrayList<>();
        for (String field : List.of("authorization_endpoint", "token_endpoint")) {
            String endpoint = metadata.text(field);
            if (!endpoint.isEmpty() && !endpoint.toLowerCase(Locale.ROOT).startsWith("https://")) {
                plain.add(field);
            }
        }
        return plain.isEmpty()
                ? finding(claim, true, "authorization_endpoint, token_endpoint")
                : finding(claim, false, String.join(", ", plain) + " without TLS");
    }

    private Finding m2mOnly() {
        Finding code = authorizationCode();
        return switch (code.answer()) {
            case NO -> new Finding("no authorization code grant (M2M only)", Answer.YES, code.source());
            case YES -> new Finding("no authorization code grant (M2M only)", Answer.NO, code.source());
            case UNKNOWN -> unknown("no authorization code grant (M2M only)");
        };
    }

    private Finding noRefresh() {
        Finding refresh = refreshTokens();
        return switch (refresh.answer()) {
            case NO -> new Finding("no refresh tokens", Answer.YES, refresh.source());
            case YES -> new Finding("no refresh tokens", Answer.NO, refresh.source());
            case UNKNOWN -> unknown("no refresh tokens");
        };
    }

    /** What a plain client of RFC 6749 cannot do, and the workspace is one. */
    private Finding proprietary() {
        String claim = "proprietary auth extensions";
        if (!metadata.isThere()) {
            return unknown(claim);
        }
        for (String demand : List.of("require_pushed_authorization_requests", "require_signed_request_object")) {
            if (metadata.isTrue(demand)) {
                return new Finding(claim, Answer.YES, at(demand));
            }
        }
        boolean lacksCode = metadata.list("response_types_supported")
                .filter(types -> !types.contains("code"))
                .isPresent();
        return lacksCode
                ? new Finding(claim, Answer.YES, at("response_types_supported has no code"))
                : new Finding(claim, Answer.NO, at("nothing in it demands more than RFC 6749"));
    }

    /** No metadata tells what an administrator decided. */
    private Finding adminPolicy() {
        return new Finding(
                "admin policy blocking third-party apps",
                Answer.UNKNOWN,
                known.map(each -> each.title() + " lets administrators block apps; only a sign-in shows it")
                        .orElse("only a sign-in shows it (admin_policy_enforced: sluice hc explain)"));
    }

    private Finding redirectRestrictions() {
        String claim = "redirect URI domain restrictions";
        return metadata.text("registration_endpoint").isEmpty()
                ? new Finding(claim, Answer.UNKNOWN, "only the provider's registration shows it")
                : new Finding(
                        claim, Answer.UNKNOWN, "only registering shows it: " + metadata.text("registration_endpoint"));
    }

    private CredentialExchange exchange() {
        Optional<List<String>> methods = metadata.list("token_endpoint_auth_methods_supported");
        if (methods.isPresent()) {
            boolean header = methods.get().contains("client_secret_basic");
            boolean body = methods.get().contains("client_secret_post");
            if (header != body) {
                return header ? CredentialExchange.HEADER_ONLY : CredentialExchange.BODY_ONLY;
            }
        }
        return known.map(KnownProvider::exchange).orElse(CredentialExchange.HEADER_AND_BODY);
    }

    private Optional<RefreshRule> refresh() {
        return known.map(KnownProvider::refresh)
                .or(() -> metadata.list("scopes_supported")
                        .filter(scopes -> scopes.contains("offline_access"))
                        .map(_ -> new RefreshRule.Scope("offline_access")));
    }

    private Finding finding(String claim, boolean isTrue, String field) {
        return new Finding(claim, isTrue ? Answer.YES : Answer.NO, at(field));
    }

    private String at(String field) {
        return field + ", " + metadata.sourceInWords();
    }

    private Finding byProvider(String claim) {
        return known.map(each -> new Finding(claim, Answer.YES, "known of " + each.title() + "; not seen in metadata"))
                .orElseGet(() -> unknown(claim));
    }

    private Finding unknown(String claim) {
        return new Finding(
                claim, Answer.UNKNOWN, metadata.isThere() ? at("it says nothing about it") : "no metadata found");
    }
}
