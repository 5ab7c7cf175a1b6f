// SPDX-License-Identifier: Apache-2.0
/** Unity Catalog's HTTP connections, the grants that govern them, and the proxy that puts credentials on calls. */
@NullMarked
package dev.sluice.local.connection;

import org.jspecify.annotations.NullMarked;
