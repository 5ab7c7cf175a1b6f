/** Tokens of the local workspace: personal access tokens and its own OAuth authorization server. */
@NullMarked
package dev.sluice.local.oidc;

import org.jspecify.annotations.NullMarked;
