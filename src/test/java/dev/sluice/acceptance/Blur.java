// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts names in place of what differs from run to run: ports, ids, times, folders, the version. */
final class Blur implements UnaryOperator<String> {

    /** Data has times too; only those near the present can be the run's own. */
    private static final Duration PRESENT = Duration.ofDays(2);

    private static final String HEX_ID = "-[0-9a-f]{4}-[0-9a-f]{12}\\b";
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)");

    /** One rule: what it finds and the name that takes its place. */
    private record Rule(Pattern found, String name) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Instant now;
    private boolean blursTimestamps;

    Blur(Instant now) {
        this.now = now;
    }

    /** Names a literal text, such as a port or a folder; the order of calls is the order of replacement. */
    Blur literal(String text, String name) {
        if (!text.isEmpty()) {
            rules.add(new Rule(Pattern.compile(Pattern.quote(text)), "[" + name + "]"));
        }
        return this;
    }

    /** Names what a regular expression finds. */
    Blur pattern(String regex, String name) {
        rules.add(new Rule(Pattern.compile(regex, Pattern.MULTILINE), "[" + name + "]"));
        return this;
    }

    /** Names the ports and files of a workspace. */
    Blur ports(Map<String, String> workspaceValues) {
        List<String> faulty = workspaceValues.keySet().stream()
                .filter(name -> name.endsWith("-host"))
                .toList();
        for (String origin : Stream.concat(
                        faulty.stream(), Stream.of("storage", "host", "service", "proxy", "cloud-proxy"))
                .toList()) {
            String url = workspaceValues.getOrDefault(origin, "");
            String place = url.replaceFirst("^https?://", "").replaceFirst("/$", "");
            String name = origin.toUpperCase(Locale.ROOT).replace('-', '_');
            literal(place, name);
            literal(place.replace(":", "%3A"), name); // in another address' query
        }
        String service = workspaceValues.getOrDefault("service", "");
        if (!service.isEmpty()) { // the port is an option of its own in an HTTP connection
            pattern("\\b" + service.substring(service.lastIndexOf(':') + 1) + "\\b", "SERVICE_PORT");
        }
        return literal(workspaceValues.getOrDefault("ca-file", ""), "CA_FILE");
    }

    /** Names ids, measured times, tokens and the version of the program. */
    Blur usual(String version) {
        blursTimestamps = true;
        pattern("(?<=[Ss]luice[ /])" + Pattern.quote(version) + "\\b", "VERSION");
        pattern("\\b01[0-9a-f]{6}-[0-9a-f]{4}-1[0-9a-f]{3}" + HEX_ID, "STATEMENT_ID"); // of version 1, by time
        pattern("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}" + HEX_ID, "REQUEST_ID");
        pattern("(?<=[?&]expires=)\\d+", "TIME");
        pattern("(?<=[?&]signature=)[0-9a-f]+", "SIGNATURE");
        pattern("\\b\\d+(?:\\.\\d+)? ?(?:ms|s)\\b", "TIME");
        return pattern("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+", "JWT");
    }

    @Override
    public String apply(String text) {
        String result = text;
        if (blursTimestamps) {
            result = TIMESTAMP.matcher(result).replaceAll(found -> isPresent(found.group()) ? "[TIME]" : found.group());
        }
        for (Rule rule : rules) {
            result = rule.found().matcher(result).replaceAll(Matcher.quoteReplacement(rule.name()));
        }
        return result;
    }

    private boolean isPresent(String timestamp) {
        try {
            Duration away = Duration.between(OffsetDateTime.parse(timestamp).toInstant(), now);
            return away.abs().compareTo(PRESENT) < 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
