// SPDX-License-Identifier: Apache-2.0
package dev.sluice.function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.check.CheckReport;
import dev.sluice.http.Json;
import java.util.List;

/** The only answer that the host of an Azure custom handler takes from a function with a timer (reference 13.7). */
final class AzureReply {

    private AzureReply() {}

    /** Its log lines are what a person finds in the portal. */
    static String of(List<CheckReport> reports) {
        ObjectNode reply = Json.mapper().createObjectNode();
        reply.putObject("Outputs");
        reply.putArray("Logs");
        reports.forEach(report -> reply.withArray("Logs").add(line(report)));
        reply.putNull("ReturnValue");
        return reply + "\n";
    }

    private static String line(CheckReport report) {
        return Failures.first(report)
                .map(failed -> report.connection() + " failed at " + failed.phase() + ": "
                        + failed.failure().explanation().message() + " "
                        + failed.failure().remedy())
                .orElse(report.connection() + " passed");
    }
}
