// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.state;

import java.util.List;

/** A service principal: its application id, its OAuth secret, and the scopes it may ask for (none listed means all). */
public record ServicePrincipal(String clientId, String clientSecret, String displayName, List<String> scopes) {}
