// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import dev.sluice.token.GrantedToken;

/** Where grants become tokens. One request a call, plus the retries of the transport; nothing is cached here. */
@FunctionalInterface
public interface TokenEndpoint {

    GrantedToken exchange(TokenRequest request);
}
