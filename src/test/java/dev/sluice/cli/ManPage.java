// SPDX-License-Identifier: Apache-2.0
package dev.sluice.cli;

import dev.sluice.http.UserAgent;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Renders a command's page in the language of man; it is a tool of the build and no part of the program. */
final class ManPage {

    private ManPage() {}

    static String fileName(CommandSpec spec) {
        return spec.qualifiedName("-") + ".1";
    }

    static String of(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        String name = spec.qualifiedName("-");
        String description = text(spec.usageMessage().description());
        StringBuilder page = new StringBuilder(".TH \"" + escaped(name.toUpperCase(java.util.Locale.ROOT))
                + "\" 1 \"\" \"sluice " + escaped(UserAgent.VERSION) + "\"\n");
        page.append(".SH NAME\n")
                .append(escaped(name))
                .append(" \\- ")
                .append(line(first(description)))
                .append('\n');
        page.append(".SH SYNOPSIS\n.B ")
                .append(escaped(spec.qualifiedName(" ")))
                .append('\n');
        page.append("[\\fIflags\\fR]");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            page.append(' ').append(escaped(parameter.paramLabel()));
        }
        page.append(command.getSubcommands().isEmpty() ? "\n" : " \\fIcommand\\fR\n");
        page.append(".SH DESCRIPTION\n").append(line(description)).append('\n');
        if (!command.getSubcommands().isEmpty()) {
            page.append(".SH COMMANDS\n");
            command.getSubcommands().values().stream()
                    .distinct()
                    .forEach(child -> page.append(".TP\n.B ")
                            .append(escaped(child.getCommandName()))
                            .append('\n')
                            .append(line(first(
                                    text(child.getCommandSpec().usageMessage().description()))))
                            .append('\n'));
        }
        if (!spec.positionalParameters().isEmpty()) {
            page.append(".SH ARGUMENTS\n");
            spec.positionalParameters()
                    .forEach(parameter -> page.append(".TP\n.I ")
                            .append(escaped(parameter.paramLabel()))
                            .append('\n')
                            .append(line(text(parameter.description())))
                            .append('\n'));
        }
        page.append(".SH FLAGS\n");
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                page.append(".TP\n.B ")
                        .append(escaped(String.join(", ", option.names())))
                        .append(option.arity().max() > 0 ? " " + escaped(option.paramLabel()) : "")
                        .append('\n')
                        .append(line(text(option.description())))
                        .append('\n');
            }
        }
        page.append(".SH EXAMPLES\n.nf\n");
        for (String example : spec.usageMessage().footer()) {
            page.append(line(example)).append('\n');
        }
        return page.append(".fi\n.SH EXIT STATUS\nSee\n.B sluice help exit\\-codes\n")
                .toString();
    }

    private static String text(String[] lines) {
        String text = Arrays.stream(lines).collect(Collectors.joining(" "));
        return text.isBlank() ? "See the commands below." : text;
    }

    private static String first(String text) {
        int end = text.indexOf(". ");
        String sentence = end < 0 ? text : text.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** A line of text: one that begins with a dot or an apostrophe would be a request to man. */
    private static String line(String text) {
        String escaped = escaped(text);
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...");
    }
}
