// SPDX-License-Identifier: Apache-2.0
package dev.sluice.token;

/** Hands out a token that is valid now. Safe to call from any thread; fails with what the caller should do. */
@FunctionalInterface
public interface TokenSource {

    AccessToken token();
}
