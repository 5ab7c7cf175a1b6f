// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import java.util.Optional;

/** Asks a workspace where its authorization server is; empty when it does not say, which is no failure. */
@FunctionalInterface
public interface Discovery {

    Optional<AuthorizationServer> find();
}
