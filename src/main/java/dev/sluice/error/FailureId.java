// SPDX-License-Identifier: Apache-2.0
package dev.sluice.error;

import java.util.Locale;

/**
 * The catalogue of what goes wrong: a stable id, the section of the reference that holds the fact ("none" where it has
 * no fact, "unsure" where it marks it so), what it means, and what to do. {@code {}} in a remedy takes what is known.
 */
public enum FailureId {
    SETTINGS_INVALID(
            "none", "the settings make no connection", "Correct the setting that is named: sluice connection show."),

    HOST_UNKNOWN("none", "DNS does not know the host", "Check host for a mistyped name, and this machine's DNS."),
    CONNECTION_REFUSED(
            "none",
            "nothing listens there, or a firewall refuses",
            "Check host and port (or proxy), and that a firewall lets this machine through."),
    CONNECT_TIMEOUT(
            "none",
            "no connection came to be in time",
            "Check the network, and that a firewall lets this machine through, or give it longer with"
                    + " --connect-timeout."),
    PROXY_REFUSES(
            "none",
            "the proxy does not let this host through",
            "Ask who runs the proxy to allow {}, or name the host in no-proxy if it is reached directly."),
    PROXY_WANTS_PASSWORD(
            "none",
            "the proxy wants a user and password, or others",
            "Give them in the setting proxy as http://user:password@host:port, percent-encoded"
                    + " (Basic is the one scheme that is spoken)."),
    PROXY_CANNOT_REACH(
            "none",
            "the proxy itself cannot reach the host",
            "Check host, and proxy with its user and password; no-proxy names the hosts that go without."),

    TLS_INTERCEPTED(
            "none",
            "a device on the way answers with a certificate of its own",
            "{} looks like a device that inspects TLS: ask who runs it for its CA certificate and name that with ca-file,"
                    + " or have this host exempted from inspection."),
    TLS_UNKNOWN_AUTHORITY(
            "none",
            "no authority that is trusted here has issued the certificate",
            "If a proxy inspects TLS here, or the authority is one of your own, name its certificate with ca-file;"
                    + " otherwise somebody else answers for this host."),
    TLS_CERTIFICATE_EXPIRED(
            "none",
            "the certificate is not valid at this time",
            "Compare this machine's clock with another; if it is right, whoever runs the host must renew its"
                    + " certificate."),
    TLS_WRONG_NAME(
            "none",
            "the certificate is for another name",
            "Check that host is the name the certificate was made for (an IP address or an alias is not), and what DNS"
                    + " answers for it."),
    TLS_FAILED("none", "the handshake failed", "Check that host speaks https, and that no proxy cuts the handshake."),

    NOT_A_WORKSPACE(
            "0.3, 12.1",
            "a web page answers instead of the API",
            "Check that host is the address of a Databricks workspace, and that no proxy answers in its place."),
    ACCOUNT_CONSOLE(
            "6.1",
            "the host is the account console, not a workspace",
            "Set host to the workspace's own address, as a browser shows it when you work there; the account console"
                    + " runs no SQL."),
    LOGIN_PAGE(
            "12.1",
            "the host sends callers to its login page",
            "Check that host is the address of the workspace itself; a host that serves several workspaces needs"
                    + " workspace-id."),
    REDIRECTED(
            "0.3",
            "the host sends callers elsewhere",
            "Set host to the address that the workspace has now; no redirect is followed, since a token would go along."),
    PRIVATE_LINK_ONLY(
            "13.3",
            "the workspace admits only its private network",
            "Call from the network that has the workspace's private endpoint, and let its DNS answer there, or ask an"
                    + " administrator to admit public access."),

    DISCOVERY_MISSING(
            "6.1",
            "the host publishes no OAuth documents; the usual paths are used",
            "If signing in fails too, find out what hides /oidc/ and /.well-known/ of this host (a proxy, a firewall)."),
    CLOCK_OFF(
            "none",
            "this machine's clock differs from the workspace's",
            "Set this machine's clock (NTP): tokens, certificates and links are judged by it. The credential may be"
                    + " good."),
    TOKEN_EXPIRED(
            "none",
            "a token that was passed through has ended",
            "Get a new one where it came from; nothing here can renew it. Or use an auth type that renews itself."),
    CREDENTIAL_UNUSABLE(
            "none",
            "no credential could be obtained",
            "Check that the place where the credential should be holds it: sluice connection show."),
    TOKEN_REFUSED(
            "0.3, 12.1; of another workspace: unsure, 13.4",
            "the token is wrong, revoked or of another workspace",
            "The token is wrong, revoked, expired or of another workspace: make a new one for this workspace and put it"
                    + " where the connection reads it."),
    TOKEN_UNREADABLE(
            "13.4",
            "what was sent is no token of a workspace",
            "What stands where the token should be is none: look for a part cut off, a quote or another secret in its"
                    + " place, and copy it again."),
    CREDENTIAL_NOT_TAKEN(
            "0.3",
            "the workspace does not take this kind of credential",
            "Check the credential of this connection and its auth-type."),
    LOGIN_NEEDED(
            "none",
            "nobody has signed in, or the sign-in cannot be renewed",
            "Sign in first, on a terminal with sluice auth login."),
    REFRESH_TOKEN_REVOKED(
            "13.4",
            "the refresh token was revoked, was used up or has ended",
            "Sign in again with sluice auth login: a refresh token that was refused does not come back."),
    ENTRA_SECRET_REFUSED(
            "13.8 (AADSTS7000215)",
            "Entra ID refuses the client secret",
            "Take the secret's value, not its id, and one that has not expired. A secret that was made in Databricks is"
                    + " none of Entra ID: with that one, use auth type oauth-m2m."),
    ENTRA_SECRET_OF_DATABRICKS(
            "7.1",
            "a secret of Databricks was sent to Entra ID",
            "The secret begins with {}, as those that were made in Databricks do: with such a one, use auth type"
                    + " oauth-m2m."),
    ENTRA_APPLICATION_UNKNOWN(
            "13.8 (AADSTS700016)",
            "the application is not in this tenant: it or the tenant is the wrong one",
            "The tenant has no such application: check client-id and azure-tenant-id. A service principal that was made"
                    + " in Databricks alone is none of Entra ID: use auth type oauth-m2m for it."),
    ENTRA_TENANT_UNKNOWN(
            "13.8 (AADSTS50059; 90002 unsure)",
            "Entra ID knows no such tenant",
            "Set azure-tenant-id to the tenant of the workspace."),
    ENTRA_REFUSED(
            "13.8 (any other code)",
            "Entra ID refuses, in words of its own",
            "Entra ID explains {} in its documentation; the request id helps its support."),
    OAUTH_CLIENT_REFUSED(
            "13.4 (wrong secret, expired secret and unknown client answer alike; the status is unsure)",
            "client id or secret is refused",
            "The client id is unknown here, or its secret is wrong or has expired (the answer is the same for all"
                    + " three): compare client-id with the service principal's application id, and make a new OAuth"
                    + " secret for it. A secret of Entra ID is no Databricks secret: with that one, use auth type azure-sp-m2m."),
    OAUTH_SCOPE_REFUSED(
            "unsure",
            "the client may not ask for these scopes",
            "Ask for other scopes, with the setting scopes, or have them allowed for this client."),
    OAUTH_SCOPE_TOO_SMALL(
            "13.4",
            "the OAuth token lacks a scope",
            "The token was issued without the scope {}: add it to the setting scopes of this connection."),
    PAT_SCOPE_TOO_SMALL(
            "13.4",
            "the personal access token lacks a scope",
            "Make a personal access token that has the scope {}; one that exists cannot be given more."),
    API_SCOPE_TOO_SMALL(
            "13.4",
            "the API wants a scope that the token lacks",
            "This API wants the scope {}, and the token was made without it: make one that has it."),
    IP_ACCESS_LIST(
            "13.3",
            "the workspace's IP access list does not admit this machine",
            "The workspace's IP access list does not admit this machine's address: have it added, or connect from a"
                    + " network that is listed. The credential is not the reason."),

    NO_USE_CATALOG("13.4", "USE CATALOG is missing", "Ask the catalog's owner or an administrator for: {}"),
    NO_USE_SCHEMA("13.4", "USE SCHEMA is missing", "Ask the schema's owner or an administrator for: {}"),
    NO_SELECT("13.4", "SELECT is missing", "Ask the table's owner or an administrator for: {}"),
    NOT_PERMITTED(
            "13.4 (any other privilege)",
            "Databricks does not permit it",
            "Ask the owner or an administrator for the privilege that the answer names."),
    CATALOG_MISSING(
            "13.4",
            "no such catalog, or it is hidden",
            "Check the catalog's name (sluice connection show) and that host is the right workspace; one without a"
                    + " grant may look missing."),
    SCHEMA_MISSING(
            "13.4",
            "no such schema, or it is hidden",
            "Check the schema's name, and catalog before it; one without a grant may look missing."),
    TABLE_MISSING(
            "13.4",
            "no such table, or it is hidden",
            "Check the name, and catalog and schema: a table that you may not see looks missing too."),
    NOT_FOUND("0.3", "what was asked for is not there", "Check the name, and that host is the right workspace."),

    WAREHOUSE_UNKNOWN("unsure, 13.4", "no such warehouse", "Check warehouse-id or http-path. {}"),
    WAREHOUSE_ID_MALFORMED(
            "13.4",
            "the id cannot be a warehouse's",
            "Check warehouse-id (or http-path): the workspace knows no such warehouse. {}"),
    WAREHOUSE_NOT_NAMED(
            "none",
            "SQL was to be checked, and no warehouse is named",
            "Set warehouse-id, warehouse-name or http-path, or ask for less with --level catalog."),
    WAREHOUSE_STOPPED(
            "2", "the warehouse is stopped; a statement would start it", "Let it be started with --level sql."),
    WAREHOUSE_STARTING("2", "the warehouse is starting", "Wait a minute, or let --level sql wait for it."),
    WAREHOUSE_GONE("2", "the warehouse is deleted or being deleted", "Name another one in warehouse-id or http-path."),
    WAREHOUSE_START_FAILED(
            "2",
            "the warehouse failed to start",
            "Mend what the reason names (quota, network, cloud credentials of the workspace), or use another warehouse."),
    WAREHOUSE_USE_DENIED(
            "13.4",
            "CAN USE is missing on the warehouse",
            "Ask who manages the warehouse for CAN USE on it; CAN MONITOR is not enough to run SQL."),
    WAREHOUSE_MONITOR_DENIED(
            "13.4",
            "neither CAN USE nor CAN MONITOR on the warehouse",
            "Ask who manages the warehouse for CAN USE (or, to see its state only, CAN MONITOR)."),

    CLUSTER_UNKNOWN(
            "13.1",
            "no such cluster",
            "Check cluster-id or classic-compute-http-path, and that host is the cluster's workspace; one that ended long"
                    + " ago is forgotten."),
    CLUSTER_ATTACH_DENIED(
            "13.1",
            "CAN ATTACH TO is missing on the cluster",
            "Ask who manages the cluster for CAN ATTACH TO on it (CAN RESTART, to start it too); a cluster of one user"
                    + " takes nobody else."),
    CLUSTER_TERMINATED(
            "13.1",
            "the cluster is terminated; a statement would start it",
            "Let the cluster be started with --level sql, which takes some minutes."),
    CLUSTER_STARTING("13.1", "the cluster is starting", "Wait some minutes, or let --level sql wait for it."),
    CLUSTER_TROUBLE(
            "13.1",
            "the cluster is in trouble",
            "Look at the cluster's event log in the workspace, and restart it there, or use another one."),
    STATEMENT_FAILED(
            "1.3",
            "the statement ran and failed",
            "Correct the statement, or look it up in the query history by its id."),
    STATEMENT_CANCELED(
            "1.3",
            "somebody else cancelled the statement",
            "Ask who stopped it, or which limit of the warehouse did; the query history has it."),
    STORAGE_UNREACHABLE(
            "1.6",
            "result storage, another host than the workspace, is not reached",
            "Result storage is another host than the workspace: have the firewall or proxy allow it too. A small result"
                    + " needs no storage: add --limit."),
    STORAGE_REFUSED(
            "1.6",
            "result storage refuses fresh links",
            "The storage's network rules probably do not allow this machine (IP allow list, private endpoint, service"
                    + " endpoint policy), or a proxy changes the request; ask who runs the workspace. A small result"
                    + " needs no storage: add --limit."),

    RATE_LIMITED("0.3", "too many calls", "The workspace limits the rate of calls: wait a little and run it again."),
    WORKSPACE_TROUBLE("0.3", "the server answers 5xx", "The workspace has trouble of its own: run it again later."),
    NO_ANSWER_IN_TIME("none", "no answer came in time", "Check the network, or run it again."),
    CONNECTION_BROKEN(
            "none", "the connection broke", "Run it again; if it stays, check proxies and firewalls on the way."),
    ANSWER_UNREADABLE(
            "none",
            "the answer is not what the API promises",
            "Run it again; if it stays, something on the way changes or cuts the answers: -v shows the calls."),
    REQUEST_REFUSED(
            "0.3 (general)",
            "the server refused in words of its own",
            "The answer fits nothing this program knows; -v shows the calls."),
    DEADLINE_PASSED(
            "none",
            "the time for the check was over",
            "Give it longer with --timeout, or find out what is slow there.");

    private final String reference;
    private final String meaning;
    private final String remedy;

    FailureId(String reference, String meaning, String remedy) {
        this.reference = reference;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** The name in reports, which does not change once it is published. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String reference() {
        return reference;
    }

    public String meaning() {
        return meaning;
    }

    /** What to do next; {@code known} takes the place of {@code {}}. */
    public String remedy(String... known) {
        String text = remedy;
        for (String each : known) {
            int place = text.indexOf("{}");
            text = place < 0 ? text : text.substring(0, place) + each + text.substring(place + 2);
        }
        return text.strip();
    }

    /** An explanation under this id: {@code message} says what was tried and why it failed. */
    public Explanation explain(String message, String... known) {
        return Explanation.of(message, remedy(known)).withId(this);
    }
}
