// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import java.time.Duration;

/**
 * What every client of a connection shares: whom to trust, which proxy to use, and how long to wait. {@code
 * readTimeout} is the longest silence while an answer is awaited, not the length of a call.
 */
public record Transport(Trust trust, ProxyRules proxies, Duration connectTimeout, Duration readTimeout) {}
