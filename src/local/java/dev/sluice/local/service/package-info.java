// SPDX-License-Identifier: Apache-2.0
/** The world outside: one external service over https and the OAuth providers that issue its tokens. */
@NullMarked
package dev.sluice.local.service;

import org.jspecify.annotations.NullMarked;
