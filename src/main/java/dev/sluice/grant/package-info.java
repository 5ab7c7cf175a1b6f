// SPDX-License-Identifier: Apache-2.0
/**
 * Grants as a desired state, and the audit over all HTTP connections. Uses {@code httpconnection catalog query connection
 * result error}.
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.grant;
