// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.CompletionTree.Flag;
import dev.sluice.cli.CompletionTree.Place;
import java.util.stream.Collectors;

/** The completion script of fish: one line for each command and flag, valid behind its command's words. */
final class FishCompletion {

    private FishCompletion() {}

    static String of(Place root) {
        StringBuilder script = new StringBuilder("# completion of sluice for fish\n");
        script.append("function __sluice_words\n    set -l known ")
                .append(root.all()
                        .map(Place::words)
                        .filter(words -> !words.isEmpty())
                        .map(FishCompletion::quoted)
                        .collect(Collectors.joining(" ")))
                .append("\n    set -l words ''\n    for word in (commandline -opc)[2..-1]\n")
                .append("        set -l next (string trim -- \"$words $word\")\n")
                .append("        if contains -- $next $known\n            set words $next\n        end\n    end\n")
                .append("    echo $words\nend\n")
                .append("function __sluice_behind\n    test (__sluice_words) = \"$argv[1]\"\nend\n")
                .append("complete -c sluice -e\ncomplete -c sluice -f\n");
        root.all().forEach(place -> append(place, script));
        return script.toString();
    }

    private static void append(Place place, StringBuilder script) {
        String start = "complete -c sluice -n " + quoted("__sluice_behind \"" + place.words() + "\"");
        for (Place below : place.below()) {
            script.append(start)
                    .append(" -a ")
                    .append(quoted(below.lastWord()))
                    .append(" -d ")
                    .append(quoted(below.description()))
                    .append('\n');
        }
        for (Flag flag : place.flags()) {
            script.append(start);
            for (String name : flag.names()) {
                script.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            script.append(flag.takesFile() ? " -r -F" : flag.takesValue() ? " -x" : "");
            if (!flag.values().isEmpty()) {
                script.append(" -a ").append(quoted(String.join(" ", flag.values())));
            }
            script.append(" -d ").append(quoted(flag.description())).append('\n');
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
