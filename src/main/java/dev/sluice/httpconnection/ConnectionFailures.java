// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.http.ApiError;
import dev.sluice.http.ApiFailure;
import java.util.Optional;

/** Says more about refusals of the connections API than a general verdict can; all else stays as it is. */
final class ConnectionFailures {

    private ConnectionFailures() {}

    static SluiceException explainCreate(SluiceException failure, HttpConnectionSpec spec) {
        Optional<ApiError> error = ApiFailure.behind(failure);
        if (error.isEmpty()) {
            return failure;
        }
        ApiError said = error.get();
        if (said.says("OAuth token exchange failed")) {
            return new InvalidSettings(failure.explanation()
                    .withRemedy(
                            "The one-time code is stale, was used already, or was issued for another redirect URI or PKCE"
                                    + " verifier: sign in once more and create the connection at once. A wrong client secret and a"
                                    + " wrong --exchange method look the same."));
        }
        if (said.says("must include the following option")) {
            return new InvalidSettings(failure.explanation().withRemedy("Add what the answer names."));
        }
        if (said.status() == 409 || said.code().endsWith("ALREADY_EXISTS")) {
            return new InvalidSettings(failure.explanation()
                    .withRemedy("Choose another name, or change the one that is there with sluice hc update "
                            + spec.name() + "."));
        }
        if (said.code().equals("PERMISSION_DENIED")) {
            String where = spec.name()
                    .schema()
                    .map(schema -> "on the schema " + schema)
                    .orElse("on the metastore");
            return failure.explainedAs(failure.explanation()
                    .withRemedy("Creating a connection needs CREATE CONNECTION " + where
                            + ": ask an administrator for it."));
        }
        return failure;
    }
}
