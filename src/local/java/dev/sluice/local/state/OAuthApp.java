// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An OAuth application for sign-in in a browser; without a secret it is a public one. */
public record OAuthApp(String clientId, @Nullable String clientSecret, List<String> redirectUris) {}
