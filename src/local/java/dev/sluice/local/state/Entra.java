// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.state;

import java.util.List;

/**
 * What the stand-in of Entra ID knows, and how its sign-ins go.
 *
 * @param tenant the one tenant there is
 * @param apps applications with a secret
 * @param publicClients applications that have none and sign people in
 * @param tokenSeconds how long an access token lives
 * @param devicePolls how often a device code is answered with authorization_pending before its outcome
 * @param deviceInterval seconds between two polls, as the device answer says it; 0 leaves it out
 * @param deviceSlowDowns how many of the first polls are answered with slow_down
 * @param deviceSeconds how long a device code lives
 * @param deviceOutcome approved, access_denied, authorization_declined or expired_token
 * @param managedIdentities the client ids of identities that a machine was given; the first answers when none is named
 */
public record Entra(
        String tenant,
        List<App> apps,
        List<String> publicClients,
        long tokenSeconds,
        int devicePolls,
        int deviceInterval,
        int deviceSlowDowns,
        int deviceSeconds,
        String deviceOutcome,
        List<String> managedIdentities) {

    /**
     * An application with a secret.
     *
     * @param isOutsider whether it is no member of the workspace, and comes in by its role in Azure alone
     */
    public record App(String clientId, String clientSecret, boolean isOutsider) {}
}
