// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import dev.sluice.check.CheckReport;
import java.util.List;

/** Results as Prometheus reads them. */
final class Metrics {

    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private Metrics() {}

    static String of(List<CheckReport> reports) {
        StringBuilder text = new StringBuilder(
                "# HELP sluice_check_success Whether the check passed.\n# TYPE sluice_check_success gauge\n");
        reports.forEach(report -> text.append("sluice_check_success{connection=\"")
                .append(report.connection())
                .append("\"} ")
                .append(report.isPassed() ? 1 : 0)
                .append('\n'));
        return text.toString();
    }

    /** A check that did not end before its scrape did. */
    static String late(String connection) {
        return "# HELP sluice_check_success Whether the check passed.\n# TYPE sluice_check_success gauge\n"
                + "sluice_check_success{connection=\"" + connection + "\"} 0\n";
    }
}
