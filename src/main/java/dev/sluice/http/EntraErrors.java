// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about a refusal of Entra ID, by its AADSTS code (reference 13.8). */
final class EntraErrors {

    private static final Pattern CODE = Pattern.compile("AADSTS(\\d+)");

    private EntraErrors() {}

    /** The remedy for an answer with a code of Entra ID in it; empty when it has none. */
    static Optional<String> remedy(ApiError error) {
        Matcher code = CODE.matcher(error.message());
        return code.find() ? Optional.of(remedy(code.group(1))) : Optional.empty();
    }

    private static String remedy(String code) {
        return switch (code) {
            case "7000215" ->
                "Take the secret's value, not its id, and one that has not expired. A secret that was made in Databricks is"
                        + " none of Entra ID: with that one, use auth type oauth-m2m.";
            case "700016" ->
                "The tenant has no such application: check client-id and azure-tenant-id. A service principal that was made"
                        + " in Databricks alone is none of Entra ID: use auth type oauth-m2m for it.";
            case "7000218" ->
                "The application is no public client: allow public client flows for it in Entra ID, or use auth type"
                        + " azure-sp-m2m with its secret.";
            case "700025" -> "The application is a public client: take the client secret away.";
            case "50011", "9002327" ->
                "Register the redirect URI of this sign-in with the application, as one of a mobile or desktop application,"
                        + " or set redirect-uri to one that is registered.";
            case "65001", "65002" ->
                "Nobody has consented to this application in the tenant: ask an administrator of the tenant for it, or set"
                        + " client-id to an application that has consent.";
            case "50059", "90002" -> "Set azure-tenant-id to the tenant of the workspace.";
            case "1002012" -> "Set scopes to a resource with /.default behind it, or take the setting away.";
            case "53003" ->
                "A Conditional Access policy of the tenant forbids this way to sign in: use another auth type, such as"
                        + " azure-browser or azure-cli, or ask who runs the tenant.";
            case "70020", "700082" -> "The sign-in is over: sign in again.";
            default -> "Entra ID explains AADSTS" + code + " in its documentation; the request id helps its support.";
        };
    }
}
