// SPDX-License-Identifier: Apache-2.0
package dev.sluice.check;

import java.util.List;

/** The forms in which checks are reported. */
public enum ReportFormat {
    TABLE,
    JSON,
    JSONL,
    JUNIT,
    PROMETHEUS,
    HTML;

    /** The whole report, with a line end behind it. */
    public String render(List<CheckReport> reports) {
        return switch (this) {
            case TABLE -> TableReport.render(reports);
            case JSON -> JsonReport.render(reports);
            case JSONL -> JsonReport.renderLines(reports);
            case JUNIT -> JunitReport.render(reports);
            case PROMETHEUS -> PrometheusReport.render(reports);
            case HTML -> HtmlReport.render(reports);
        };
    }
}
