// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The providers that the governance guide names, each with what its own documentation asks for. */
public enum KnownProvider {
    GOOGLE("Google", CredentialExchange.HEADER_AND_BODY),
    GITHUB("GitHub", CredentialExchange.HEADER_AND_BODY),
    MICROSOFT("Microsoft", CredentialExchange.HEADER_AND_BODY),
    OKTA("Okta", CredentialExchange.HEADER_ONLY),
    SALESFORCE("Salesforce", CredentialExchange.HEADER_AND_BODY),
    SLACK("Slack", CredentialExchange.HEADER_AND_BODY),
    GLEAN("Glean", CredentialExchange.HEADER_AND_BODY),
    SHAREPOINT("SharePoint", CredentialExchange.HEADER_AND_BODY);

    private final String title;
    private final CredentialExchange exchange;

    KnownProvider(String title, CredentialExchange exchange) {
        this.title = title;
        this.exchange = exchange;
    }

    /** The provider of a URL, by the end of its host name. */
    public static Optional<KnownProvider> of(String url) {
        String host = hostOf(url);
        return Arrays.stream(values())
                .filter(each ->
                        each.domains().stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain)))
                .findFirst();
    }

    private static String hostOf(String url) {
        try {
            String host =
                    URI.create(url.contains("://") ? url : "https://" + url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAUrl) {
            return "";
        }
    }

    public String title() {
        return title;
    }

    public CredentialExchange exchange() {
        return exchange;
    }

    private List<String> domains() {
        return switch (this) {
            case GOOGLE -> List.of("accounts.google.com", "oauth2.googleapis.com", "googleapis.com");
            case GITHUB -> List.of("github.com", "api.github.com");
            case MICROSOFT -> List.of("login.microsoftonline.com", "login.microsoftonline.us", "graph.microsoft.com");
            case OKTA -> List.of("okta.com", "oktapreview.com", "okta-emea.com");
            case SALESFORCE -> List.of("salesforce.com", "force.com");
            case SLACK -> List.of("slack.com");
            case GLEAN -> List.of("glean.com");
            case SHAREPOINT -> List.of("sharepoint.com");
        };
    }

    public RefreshRule refresh() {
        return switch (this) {
            case GOOGLE -> new RefreshRule.Parameter("access_type", "offline");
            case GITHUB ->
                new RefreshRule.ApplicationSetting(
                        "the app's own setting: an OAuth app's token does not expire, a GitHub App gives refresh tokens"
                                + " while expiring user tokens are switched on");
            case MICROSOFT -> new RefreshRule.Scope("offline_access");
            case OKTA -> new RefreshRule.Scope("offline_access");
            case SALESFORCE -> new RefreshRule.Scope("refresh_token");
            case SLACK ->
                new RefreshRule.ApplicationSetting(
                        "the app's own setting: a Slack token does not expire unless token rotation is switched on, which"
                                + " then gives refresh tokens");
            case GLEAN -> new RefreshRule.Scope("offline_access");
            case SHAREPOINT -> new RefreshRule.Scope("offline_access");
        };
    }

    /** What to do at the provider, in one sentence. */
    public String steps() {
        return switch (this) {
            case GOOGLE ->
                "In the Google Cloud console: APIs & Services, Credentials, OAuth client of type Web application; enable the"
                        + " APIs; configure the consent screen (internal or external).";
            case GITHUB ->
                "In GitHub: Settings, Developer settings, OAuth Apps or GitHub Apps; the organization may have to approve"
                        + " it.";
            case MICROSOFT ->
                "In Entra ID: App registrations, a Web redirect URI, a client secret, delegated API permissions; an"
                        + " administrator may have to consent.";
            case OKTA ->
                "In Okta: Applications, Create App Integration, OIDC Web Application; grant types Authorization Code and"
                        + " Refresh Token; assign the people who may use it.";
            case SALESFORCE ->
                "In Salesforce: Setup, App Manager, New Connected App, Enable OAuth Settings; choose the scope Perform"
                        + " requests at any time (refresh_token).";
            case SLACK ->
                "At api.slack.com: Your Apps, OAuth & Permissions, Redirect URLs and scopes; a workspace administrator may"
                        + " have to approve it.";
            case GLEAN -> "In Glean's admin console: register an OAuth client with the redirect URI.";
            case SHAREPOINT ->
                "SharePoint signs in through Microsoft: register the application in Entra ID, with delegated SharePoint or"
                        + " Graph permissions.";
        };
    }
}
