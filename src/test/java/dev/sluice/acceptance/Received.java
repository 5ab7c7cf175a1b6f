// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import java.util.Map;

/**
 * A request that reached the workspace.
 *
 * @param origin {@code api} or {@code storage}
 * @param target path and query, as sent
 * @param headers by their lower-case names, several values joined by a comma
 */
record Received(String origin, String method, String target, Map<String, String> headers, String body) {}
