// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import java.net.URI;

/** Where people sign in and where grants become tokens. */
public record AuthorizationServer(URI authorizeEndpoint, URI tokenEndpoint) {}
