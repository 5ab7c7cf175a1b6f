// SPDX-License-Identifier: Apache-2.0
/**
 * Grants at a token endpoint; the only user of Quarkus' OIDC client. Uses {@code token http settings error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.oauth;
