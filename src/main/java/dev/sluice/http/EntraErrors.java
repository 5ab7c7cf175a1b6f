// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.error.Explanation;
import dev.sluice.error.FailureId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a refusal of Entra ID means and what to do about it, by its AADSTS code (reference 13.8). */
final class EntraErrors {

    private static final Pattern CODE = Pattern.compile("AADSTS(\\d+)");

    private EntraErrors() {}

    /** The explanation of an answer with a code of Entra ID in it, with {@code words} as what was tried; else nothing. */
    static Optional<Explanation> explain(ApiError error, String words) {
        Matcher code = CODE.matcher(error.message());
        return code.find() ? Optional.of(explain(code.group(1), words)) : Optional.empty();
    }

    private static Explanation explain(String code, String words) {
        return switch (code) {
            case "7000215" -> FailureId.ENTRA_SECRET_REFUSED.explain(words);
            case "700016" -> FailureId.ENTRA_APPLICATION_UNKNOWN.explain(words);
            case "50059", "90002" -> FailureId.ENTRA_TENANT_UNKNOWN.explain(words);
            case "70020", "700082" ->
                FailureId.REFRESH_TOKEN_REVOKED.explain(words).withRemedy("The sign-in is over: sign in again.");
            default -> {
                Explanation other = FailureId.ENTRA_REFUSED.explain(words, "AADSTS" + code);
                yield remedy(code).map(other::withRemedy).orElse(other);
            }
        };
    }

    private static Optional<String> remedy(String code) {
        return switch (code) {
            case "7000218" ->
                Optional.of(
                        "The application is no public client: allow public client flows for it in Entra ID, or use auth type"
                                + " azure-sp-m2m with its secret.");
            case "700025" -> Optional.of("The application is a public client: take the client secret away.");
            case "50011", "9002327" ->
                Optional.of(
                        "Register the redirect URI of this sign-in with the application, as one of a mobile or desktop application,"
                                + " or set redirect-uri to one that is registered.");
            case "65001", "65002" ->
                Optional.of(
                        "Nobody has consented to this application in the tenant: ask an administrator of the tenant for it, or set"
                                + " client-id to an application that has consent.");
            case "1002012" ->
                Optional.of("Set scopes to a resource with /.default behind it, or take the setting away.");
            case "53003" ->
                Optional.of(
                        "A Conditional Access policy of the tenant forbids this way to sign in: use another auth type, such as"
                                + " azure-browser or azure-cli, or ask who runs the tenant.");
            default -> Optional.empty();
        };
    }
}
