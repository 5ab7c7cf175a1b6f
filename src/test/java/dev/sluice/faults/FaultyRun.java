// SPDX-License-Identifier: Apache-2.0
package dev.sluice.faults;

import dev.sluice.faults.Fate.Kind;
import dev.sluice.local.LocalWorkspace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Random;

/** The one run of a seed: its fault, and the faults it arms. The same seed is always the same run. */
final class FaultyRun {

    private static final Fault[] FAULTS = Fault.values();

    private final Random random;
    private final Fault fault;

    FaultyRun(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.fault = FAULTS[(int) (seed % FAULTS.length)];
    }

    Fault fault() {
        return fault;
    }

    void arm(LocalWorkspace workspace, Relay api, Relay storage) {
        Deque<Fate> apiFates = new ArrayDeque<>();
        Deque<Fate> storageFates = new ArrayDeque<>();
        switch (fault) {
            case NOTHING -> {}
            case RESET_OF_THE_API -> cut(Kind.RESET, 6_000, apiFates);
            case RESET_OF_STORAGE -> cut(Kind.RESET, 300_000, storageFates);
            case STALL_OF_THE_API -> cut(Kind.STALL, 6_000, apiFates);
            case STALL_OF_STORAGE -> cut(Kind.STALL, 300_000, storageFates);
            case HALF_CLOSE_OF_THE_API -> cut(Kind.HALF_CLOSE, 6_000, apiFates);
            case HALF_CLOSE_OF_STORAGE -> cut(Kind.HALF_CLOSE, 300_000, storageFates);
            case TRUNCATION_BY_THE_API -> cut(Kind.TRUNCATE, 6_000, apiFates);
            case TRUNCATION_BY_STORAGE -> cut(Kind.TRUNCATE, 300_000, storageFates);
            case BURST_OF_429 -> burst(workspace, 429, "\"REQUEST_LIMIT_EXCEEDED\"", "Too many requests. Please wait.");
            case BURST_OF_503 -> burst(workspace, 503, "\"TEMPORARILY_UNAVAILABLE\"", "Please try again later.");
            case EXPIRED_LINKS -> expire(workspace);
            case TOKEN_THAT_EXPIRES -> endToken(workspace);
        }
        api.take(() -> next(apiFates));
        storage.take(() -> next(storageFates));
    }

    private static synchronized Fate next(Deque<Fate> fates) {
        Fate next = fates.poll();
        return next == null ? Fate.PASSES : next;
    }

    /** One to eight connections in a row end early, more often soon than late. */
    private void cut(Kind kind, int most, Deque<Fate> fates) {
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            double part = random.nextDouble();
            fates.add(new Fate(kind, (long) (part * part * most)));
        }
    }

    private void burst(LocalWorkspace workspace, int status, String code, String message) {
        String origin = random.nextBoolean() ? "api" : "storage";
        String retryAfter = random.nextBoolean() ? "\"Retry-After\": \"1\", " : "";
        workspace.addFault(String.format(
                Locale.ROOT, """
                {"origin": "%s", "skip": %d, "times": %d, "status": %d, "afterEffect": false,
                 "headers": {%s"Content-Type": "application/json"}, "body": {"error_code": %s, "message": "%s"}}""", origin, random.nextInt(6), 1 + random.nextInt(7), status, retryAfter, code, message));
    }

    private void expire(LocalWorkspace workspace) {
        workspace.addFault(String.format(Locale.ROOT, """
                {"origin": "storage", "skip": %d, "times": %d, "status": 403,
                 "headers": {"Content-Type": "application/xml"},
                 "body": "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>"}""", random.nextInt(5), 1 + random.nextInt(5)));
    }

    /** From some call on the workspace refuses the token, as it does once it has ended. */
    private void endToken(LocalWorkspace workspace) {
        boolean isPat = random.nextBoolean();
        workspace.addFault(String.format(
                Locale.ROOT,
                """
                {"origin": "api", "skip": %d, "times": -1, "status": %d,
                 "headers": {"Content-Type": "application/json"}, "body": {"error_code": %d, "message": "%s"}}""",
                random.nextInt(8),
                isPat ? 403 : 401,
                isPat ? 403 : 401,
                isPat
                        ? "Invalid access token."
                        : "Credential was not sent or was of an unsupported type for this API."));
    }
}
