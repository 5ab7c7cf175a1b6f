// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser or a workspace showed while an HTTP connection was set up or used, with its cause and what mends it. */
public enum SignInTrouble {
    REDIRECT_URI_MISMATCH(
            "redirect_uri_mismatch",
            "The redirect URI that the workspace sends is not registered at the provider, character by character.",
            "Register exactly the URI below at the provider: no slash behind it, no ?o=, https, lower case. The error"
                    + " details page shows the value that the provider received.",
            "redirect_uri_mismatch|redirect_uri.{0,40}(not registered|not match|does not match|not associated|invalid)"
                    + "|aadsts50011|bad_redirect_uri|redirect uri.{0,60}(does not match|mismatch|not match)"),
    ADMIN_POLICY_ENFORCED(
            "admin_policy_enforced",
            "An administrator of the provider's organisation blocks OAuth applications that are not allowlisted.",
            "Have the client id allowlisted in the provider's admin console, then consent again.",
            "admin_policy_enforced|aadsts65001|aadsts90094|approval required|administrator.{0,40}(block|approv|consent)"
                    + "|app_not_installed|org_login_required"),
    LOGIN_FIRST(
            "please login first",
            "This user has not signed in to the connection yet: a normal state of a connection with a sign-in.",
            "Open the connection's page and choose Sign in with HTTP, or run sluice hc login NAME.",
            "please login first|credential for user identity"),
    MISSING_REFRESH_TOKEN(
            "missing refresh token",
            "The connection got no refresh token, so it works for about an hour after each sign-in and then fails"
                    + " without a word.",
            "Recreate it with the scope offline_access (Salesforce: refresh_token; Google: access_type=offline behind the"
                    + " authorization endpoint), and sign in once more.",
            "(access|oauth|bearer)?.?token.{0,20}(has )?expired|invalid_token|aadsts700082|stopped? working after an hour"
                    + "|offline_access|no refresh.?token"),
    IMMUTABLE_NAME(
            "immutable name",
            "The name of a connection cannot be changed after it was created: SQL and tools refer to it.",
            "Create another one and move the grants: sluice hc update NAME --new-name NEW prints the plan.",
            "rename.{0,30}connection|connection.{0,30}(rename|name cannot be changed)|new_name"),
    OWNER_ACCESS(
            "owner access",
            "Whoever owns a connection has USE CONNECTION on it, and that cannot be revoked.",
            "Transfer it to a service principal: sluice hc transfer NAME --to APPLICATION-ID.",
            "owner.{0,60}(use connection|revoke|access)|revoke.{0,60}owner|still has access"),
    MCP_FLAG_LOCKED(
            "MCP flag locked",
            "Whether a connection is an MCP server is settled when it is created.",
            "Delete and recreate it: sluice hc update NAME --mcp prints the plan with the grants.",
            "is_?mcp_?connection|mcp flag"),
    NO_USE_CONNECTION(
            "no USE CONNECTION",
            "Databricks did not let the call out (layer 2): the caller has no USE CONNECTION, so no credential was put on.",
            "The owner grants it: sluice grant add connection NAME USE CONNECTION --to PRINCIPAL.",
            "does not have use connection|use connection privilege"),
    BLOCKED_DESTINATION(
            "blocked destination",
            "The serverless network policy does not let the workspace reach the host (layer 1).",
            "An account administrator adds the host to the allowed destinations, and also a second host that the"
                    + " sign-in leads to.",
            "denied because of serverless network policy|customer_unauthorized"),
    STALE_CODE(
            "stale authorization code",
            "The one-time code of the sign-in was stale, used already, or issued for another redirect URI.",
            "Sign in once more and finish at once.",
            "oauth token exchange failed|invalid_grant"),
    WRONG_CLIENT(
            "wrong client",
            "The provider does not know the client id, or its secret is wrong, expired, or shown where it is not wanted.",
            "Compare the client id, make a new secret, and try another --exchange: header_and_body, body_only (some custom"
                    + " servers) or header_only (Okta).",
            "invalid_client|unauthorized_client|aadsts7000215|aadsts700016|bad_client_secret|incorrect_client_credentials"),
    WRONG_SCOPE(
            "wrong scope",
            "The provider does not know one of the scopes, or does not allow it for this client.",
            "Take away or correct it: Google, for one, wants access_type=offline instead of the scope offline_access.",
            "invalid_scope|aadsts70011"),
    ACCESS_DENIED(
            "consent refused",
            "The person, or a policy, refused the consent.",
            "Sign in again and agree; if nobody refused, ask the provider's administrator.",
            "access_denied");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9_+/-]{24,}={0,2}");
    private static final Pattern REDIRECT =
            Pattern.compile("https?://[^\\s\"'<>&,;)]*/login/oauth/http\\.html/?[^\\s\"'<>&,;)]*");

    private final String title;
    private final String cause;
    private final String fix;
    private final String pattern;

    SignInTrouble(String title, String cause, String fix, String pattern) {
        this.title = title;
        this.cause = cause;
        this.fix = fix;
        this.pattern = pattern;
    }

    public String title() {
        return title;
    }

    public String cause() {
        return cause;
    }

    public String fix() {
        return fix;
    }

    /** Recognises what was shown: text as it is, a URL with what its parameters hold, also behind base64. */
    public static Optional<SignInTrouble> recognise(String shown) {
        String text = String.join("\n", readings(shown)).toLowerCase(Locale.ROOT);
        for (SignInTrouble trouble : values()) {
            if (Pattern.compile(trouble.pattern, Pattern.DOTALL).matcher(text).find()) {
                return Optional.of(trouble);
            }
        }
        return Optional.empty();
    }

    private static List<String> readings(String shown) {
        List<String> readings = new ArrayList<>(List.of(shown));
        String decoded = decoded(shown);
        readings.add(decoded);
        Matcher packed = BASE64.matcher(decoded);
        while (packed.find()) {
            unpacked(packed.group()).ifPresent(readings::add);
        }
        return readings;
    }

    private static Optional<String> unpacked(String word) {
        try {
            String plain = word.replace('+', '-').replace('/', '_').replace("=", "");
            return Optional.of(new String(Base64.getUrlDecoder().decode(plain), StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException onlyALongWord) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** The redirect URI that stands in what was shown, to be held against the right one. */
    public static Optional<String> redirectIn(String shown) {
        Matcher redirect = REDIRECT.matcher(decoded(shown));
        return redirect.find() ? Optional.of(redirect.group()) : Optional.empty();
    }

    /** How a redirect URI differs from the right one, in words; empty where it does not. */
    public static Optional<String> difference(String shown, String right) {
        if (shown.equals(right)) {
            return Optional.empty();
        }
        if (shown.equals(right + "/")) {
            return Optional.of("it has a slash behind it");
        }
        if (shown.startsWith(right + "?")) {
            return Optional.of("it has a query behind it");
        }
        if (shown.equalsIgnoreCase(right)) {
            return Optional.of("its letters differ in case");
        }
        if (shown.replaceFirst("^http:", "https:").equals(right)) {
            return Optional.of("it begins with http:// instead of https://");
        }
        return Optional.of("it is of another host");
    }
}
