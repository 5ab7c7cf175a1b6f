// SPDX-License-Identifier: Apache-2.0
package dev.sluice.soak;

import java.util.List;

/** What is to be told of one run. */
record Verdict(int code, double seconds, List<String> lies, String words) {}
