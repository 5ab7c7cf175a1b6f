// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.grant.GrantPlan;
import dev.sluice.grant.GrantPlan.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plans of grants as people and programs read them, and what stays beyond the desired state. */
final class GrantPlanText {

    private GrantPlanText() {}

    static String of(List<GrantPlan> plans, Listing format) {
        List<Line> lines = plans.stream().flatMap(plan -> plan.lines().stream()).toList();
        if (format == Listing.JSON) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("version", 1);
            document.put("drift", !lines.isEmpty());
            document.put("changes", lines.stream().map(GrantPlanText::object).toList());
            return JsonText.of(document) + "\n";
        }
        List<List<String>> columns = new ArrayList<>();
        for (Line line : lines) {
            columns.add(List.of(
                    line.kind() + " " + line.privilege().inSql(),
                    "on " + line.securable(),
                    (line.kind().equals("+") ? "to " : "from ") + line.principal()));
        }
        return Columns.of(columns);
    }

    private static Map<String, Object> object(Line line) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("change", line.kind().equals("+") ? "add" : "remove");
        object.put("type", line.securable().type().inPath());
        object.put("name", line.securable().fullName());
        object.put("principal", line.principal().name());
        object.put("privilege", line.privilege().name());
        return object;
    }

    /** A note about grants that are not in the file and stay. */
    static void sayExtras(List<GrantPlan> plans, Words words) {
        for (GrantPlan plan : plans) {
            if (!plan.extras().isEmpty()) {
                words.say("sluice: note: not in the file and left alone on " + plan.securable() + ": "
                        + plan.extras().stream()
                                .map(extra -> extra.principal() + " (" + extra.privilege() + ")")
                                .collect(Collectors.joining(", "))
                        + "; --prune takes it away.");
            }
        }
    }
}
