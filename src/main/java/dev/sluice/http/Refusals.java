// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.error.Explanation;
import dev.sluice.error.FailureId;
import dev.sluice.error.MissingPrivilege;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.NotFound;
import dev.sluice.error.SluiceException.PermissionDenied;
import dev.sluice.error.SluiceException.Unauthenticated;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The refusals whose words tell what they mean, whatever their status (reference 13.3, 13.4). */
final class Refusals {

    private static final Pattern SCOPES = Pattern.compile("required scopes?: ([^\\[(]+)");

    private Refusals() {}

    /** The failure behind the server's words; nothing where no rule knows them. */
    static Optional<SluiceException> known(ApiFailure refusal, String words) {
        ApiError error = refusal.error();
        if (error.says("Invalid access token")) {
            return unauthenticated(refusal, words, FailureId.TOKEN_REFUSED);
        }
        if (error.status() == 400 && error.message().equals("Invalid Token")) {
            return unauthenticated(refusal, words, FailureId.TOKEN_UNREADABLE);
        }
        if (error.says("is blocked by Databricks IP ACL")) {
            return denied(refusal, words, FailureId.IP_ACCESS_LIST);
        }
        Optional<Explanation> entra = EntraErrors.explain(error, words);
        if (entra.isPresent() && error.status() < 500) {
            return Optional.of(new Unauthenticated(
                    entra.get().withRequestId(error.requestId()).causedBy(refusal)));
        }
        Matcher scopes = SCOPES.matcher(error.message());
        if (scopes.find()) {
            return denied(refusal, words, scopeId(error), scopes.group(1).strip());
        }
        return byCode(refusal, words);
    }

    private static FailureId scopeId(ApiError error) {
        if (error.says("Provided access token")) {
            return FailureId.PAT_SCOPE_TOO_SMALL;
        }
        return error.says("OAuth token") ? FailureId.OAUTH_SCOPE_TOO_SMALL : FailureId.API_SCOPE_TOO_SMALL;
    }

    private static Optional<SluiceException> byCode(ApiFailure refusal, String words) {
        ApiError error = refusal.error();
        return switch (error.code()) {
            case "invalid_client", "unauthorized_client" ->
                unauthenticated(refusal, words, FailureId.OAUTH_CLIENT_REFUSED);
            case "invalid_scope" -> unauthenticated(refusal, words, FailureId.OAUTH_SCOPE_REFUSED);
            case "UNAUTHENTICATED" -> unauthenticated(refusal, words, FailureId.CREDENTIAL_NOT_TAKEN);
            case "PERMISSION_DENIED" -> Optional.of(permission(refusal, words));
            case "TABLE_DOES_NOT_EXIST" -> missing(refusal, words, FailureId.TABLE_MISSING);
            case "SCHEMA_DOES_NOT_EXIST" -> missing(refusal, words, FailureId.SCHEMA_MISSING);
            case "CATALOG_DOES_NOT_EXIST" -> missing(refusal, words, FailureId.CATALOG_MISSING);
            default -> {
                if (error.says("is not a valid endpoint id")) {
                    yield missing(refusal, words, FailureId.WAREHOUSE_ID_MALFORMED, "");
                }
                yield error.code().endsWith("_DOES_NOT_EXIST") || error.says("does not exist")
                        ? missing(refusal, words, FailureId.NOT_FOUND)
                        : Optional.empty();
            }
        };
    }

    private static SluiceException permission(ApiFailure refusal, String words) {
        ApiError error = refusal.error();
        if (error.says("permission to use the SQL Warehouse")) {
            return new PermissionDenied(with(refusal, words, FailureId.WAREHOUSE_USE_DENIED));
        }
        if (error.says("not authorized to use or monitor this SQL Endpoint")) {
            return new PermissionDenied(with(refusal, words, FailureId.WAREHOUSE_MONITOR_DENIED));
        }
        return new PermissionDenied(MissingPrivilege.explain(error.message(), words)
                .withRequestId(error.requestId())
                .causedBy(refusal));
    }

    private static Optional<SluiceException> unauthenticated(ApiFailure refusal, String words, FailureId id) {
        return Optional.of(new Unauthenticated(with(refusal, words, id)));
    }

    private static Optional<SluiceException> denied(ApiFailure refusal, String words, FailureId id, String... known) {
        return Optional.of(new PermissionDenied(with(refusal, words, id, known)));
    }

    private static Optional<SluiceException> missing(ApiFailure refusal, String words, FailureId id, String... known) {
        return Optional.of(new NotFound(with(refusal, words, id, known)));
    }

    static Explanation with(ApiFailure refusal, String words, FailureId id, String... known) {
        return id.explain(words, known)
                .withRequestId(refusal.error().requestId())
                .causedBy(refusal);
    }
}
