// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.cli.CompletionTree.Place;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The completion script of PowerShell: a table from a command's words to what may follow, and a completer over it. */
final class PowerShellCompletion {

    private static final String COMPLETER = """
            Register-ArgumentCompleter -Native -CommandName sluice -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $words = ''
                foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
                    $next = ($words + ' ' + $element.ToString()).Trim()
                    if ($sluiceCompletion.ContainsKey($next)) { $words = $next }
                }
                $sluiceCompletion[$words] | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }
            """;

    private PowerShellCompletion() {}

    static String of(Place root) {
        String table = root.all().map(PowerShellCompletion::line).collect(Collectors.joining());
        return "# completion of sluice for PowerShell\n$sluiceCompletion = @{\n" + table + "}\n" + COMPLETER;
    }

    private static String line(Place place) {
        List<String> following = Stream.concat(
                        place.below().stream().map(Place::lastWord),
                        place.flags().stream().flatMap(flag -> flag.names().stream()))
                .map(PowerShellCompletion::quoted)
                .toList();
        return "    " + quoted(place.words()) + " = @(" + String.join(", ", following) + ")\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
