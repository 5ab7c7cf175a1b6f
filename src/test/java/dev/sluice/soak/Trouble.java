// SPDX-License-Identifier: Apache-2.0
package dev.sluice.soak;

import dev.sluice.faults.Fate;
import dev.sluice.faults.Fate.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** What a run meets on its way, and the exit codes that tell the truth about it. */
enum Trouble {
    NOTHING,
    LATENCY,
    API_RESET,
    API_STALL,
    API_HALF_CLOSE,
    API_TRUNCATED,
    STORAGE_RESET,
    STORAGE_STALL,
    STORAGE_HALF_CLOSE,
    STORAGE_TRUNCATED,
    STATUS_429,
    STATUS_429_WITH_RETRY_AFTER,
    STATUS_500,
    STATUS_502,
    STATUS_503,
    STATUS_503_WITH_RETRY_AFTER,
    STATUS_504,
    EXPIRED_LINK,
    STORAGE_403,
    LOGIN_REDIRECT,
    MALFORMED_BODY,
    CUT_BODY,
    LOST_ANSWER,
    REFUSED_TOKEN;

    /** What one seed arms. */
    record Armed(List<String> rules, Deque<Fate> api, Deque<Fate> storage) {}

    /** The codes of product 9 that are true of it, beside 0: it may be got over. */
    Set<Integer> trueCodes(Work work) {
        Set<Integer> codes = switch (this) {
            case NOTHING, LATENCY -> Set.of(0);
            case EXPIRED_LINK, STORAGE_RESET, STORAGE_STALL, STORAGE_HALF_CLOSE, STORAGE_TRUNCATED, STORAGE_403 ->
                work == Work.QUERY || work == Work.FETCH || work == Work.CHECK ? Set.of(0, 4, 6, 8) : Set.of(0);
            case REFUSED_TOKEN -> Set.of(0, 3);
            case MALFORMED_BODY -> Set.of(0, 1, 3);
            case LOGIN_REDIRECT -> Set.of(0, 6);
            default -> Set.of(0, 6);
        };
        List<Integer> all = new ArrayList<>(codes);
        boolean isOfAPerson = work == Work.TOKEN_U2M;
        if (isOfAPerson && this == LOST_ANSWER) {
            all.add(3); // the next refresh token was in the answer: sign in again
        }
        if (work == Work.CHECK && this != NOTHING && this != LATENCY) {
            all.add(10);
        }
        if (work == Work.CALL && this == MALFORMED_BODY) {
            all.add(2); // --field of what is no JSON
        }
        if (work == Work.CALL && this != NOTHING && this != LATENCY) {
            all.add(1); // who answered, the service or the workspace, cannot always be told
        }
        return Set.copyOf(all);
    }

    /** Whether only the program's own limit of silence ends it. */
    boolean isSilence() {
        return this == API_STALL || this == STORAGE_STALL;
    }

    Armed armed(SplittableRandom random) {
        Armed armed = new Armed(new ArrayList<>(), new ArrayDeque<>(), new ArrayDeque<>());
        switch (this) {
            case NOTHING -> {}
            case LATENCY ->
                armed.rules.add(rule(random, "api", 3, 1 + random.nextInt(3), """
                    "delayMillis": %d""".formatted(20 + random.nextInt(300))));
            case API_RESET -> cut(random, Kind.RESET, 6_000, armed.api);
            case API_STALL -> cut(random, Kind.STALL, 6_000, armed.api);
            case API_HALF_CLOSE -> cut(random, Kind.HALF_CLOSE, 6_000, armed.api);
            case API_TRUNCATED -> cut(random, Kind.TRUNCATE, 6_000, armed.api);
            case STORAGE_RESET -> cut(random, Kind.RESET, 300_000, armed.storage);
            case STORAGE_STALL -> cut(random, Kind.STALL, 300_000, armed.storage);
            case STORAGE_HALF_CLOSE -> cut(random, Kind.HALF_CLOSE, 300_000, armed.storage);
            case STORAGE_TRUNCATED -> cut(random, Kind.TRUNCATE, 300_000, armed.storage);
            case STATUS_429 -> armed.rules.add(status(random, 429, "", "REQUEST_LIMIT_EXCEEDED"));
            case STATUS_429_WITH_RETRY_AFTER ->
                armed.rules.add(status(random, 429, "\"Retry-After\": \"1\", ", "REQUEST_LIMIT_EXCEEDED"));
            case STATUS_500 -> armed.rules.add(status(random, 500, "", "INTERNAL_ERROR"));
            case STATUS_502 -> armed.rules.add(status(random, 502, "", "BAD_GATEWAY"));
            case STATUS_503 -> armed.rules.add(status(random, 503, "", "TEMPORARILY_UNAVAILABLE"));
            case STATUS_503_WITH_RETRY_AFTER ->
                armed.rules.add(status(random, 503, "\"Retry-After\": \"1\", ", "TEMPORARILY_UNAVAILABLE"));
            case STATUS_504 -> armed.rules.add(status(random, 504, "", "DEADLINE_EXCEEDED"));
            case EXPIRED_LINK -> armed.rules.add(denied(random, "Request has expired", 1 + random.nextInt(4)));
            case STORAGE_403 -> armed.rules.add(denied(random, "Access Denied", -1));
            case LOGIN_REDIRECT -> armed.rules.add(rule(random, "api", 3, 1 + random.nextInt(2), """
                    "status": 302, "headers": {"Location": "/login.html"}, "body": ""
                    """));
            case MALFORMED_BODY -> armed.rules.add(rule(random, "api", 3, 1 + random.nextInt(3), """
                    "status": 200, "headers": {"Content-Type": "application/json"}, "body": "{\\"statement_id\\": \\""
                    """));
            case CUT_BODY ->
                armed.rules.add(rule(random, "api", 3, 1 + random.nextInt(3), """
                    "cutAfterBytes": %d""".formatted(random.nextInt(40))));
            case LOST_ANSWER -> armed.rules.add(rule(random, "api", 2, 1, """
                    "afterEffect": true, "dropConnection": true"""));
            case REFUSED_TOKEN -> armed.rules.add(rule(random, "api", 4, -1, """
                    "path": "/api/**", "status": 401, "headers": {"Content-Type": "application/json"},
                    "body": {"error_code": 401, "message": "Credential was not sent or was of an unsupported type for this API."}"""));
        }
        return armed;
    }

    private static String status(SplittableRandom random, int status, String retryAfter, String code) {
        return rule(random, random.nextInt(4) == 0 ? "storage" : "api", 4, 1 + random.nextInt(6), """
                "status": %d, "headers": {%s"Content-Type": "application/json"},
                "body": {"error_code": "%s", "message": "Not now."}""".formatted(
                        status, retryAfter, code));
    }

    private static String denied(SplittableRandom random, String message, int times) {
        return rule(random, "storage", 4, times, """
                "status": 403, "headers": {"Content-Type": "application/xml"},
                "body": "<Error><Code>AccessDenied</Code><Message>%s</Message></Error>"
                """.formatted(message));
    }

    private static String rule(SplittableRandom random, String origin, int mostSkipped, int times, String what) {
        return String.format(
                Locale.ROOT,
                "{\"origin\": \"%s\", \"skip\": %d, \"times\": %d, %s}",
                origin,
                random.nextInt(mostSkipped),
                times,
                what);
    }

    /** One to four connections in a row end early, more often soon than late. */
    private static void cut(SplittableRandom random, Kind kind, int most, Deque<Fate> fates) {
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            double part = random.nextDouble();
            fates.add(new Fate(kind, (long) (part * part * most)));
        }
    }
}
