// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * The faults that can be switched on by name: {@code {"name": "slow-drip", "seed": 7}}. The seed decides which request is
 * met and how hard; fields beside it go before what it decided. Codes and words of the answers are guessed where the
 * reference has none.
 */
public enum NamedFault {
    LATENCY,
    TOO_MANY_REQUESTS,
    TOO_MANY_REQUESTS_WITH_RETRY_AFTER,
    SERVER_ERROR,
    BAD_GATEWAY,
    UNAVAILABLE,
    UNAVAILABLE_WITH_RETRY_AFTER,
    GATEWAY_TIMEOUT,
    /** The connection is closed behind so many bytes of the body. */
    RESET_AT_BYTE,
    SLOW_DRIP,
    EXPIRED_LINK,
    STORAGE_REFUSES,
    /** The refresh token is used up and the answer with the next one is lost. */
    ROTATED_REFRESH_TOKEN,
    REVOKED_REFRESH_TOKEN,
    /** The workspace's clock goes wrong by up to an hour, in tokens and links. */
    CLOCK_SKEW,
    /** Every warehouse is stopped, as after a night. */
    COLD_WAREHOUSE,
    FAILING_WAREHOUSE,
    LOGIN_REDIRECT,
    OVERSIZED_BODY,
    MALFORMED_BODY,
    WRONG_ROW_COUNT,
    WRONG_CONTENT_LENGTH;

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule that a wish means: the fault of its name, with everything else that it says. */
    public static FaultRule rule(JsonNode wish) {
        ObjectNode rule = of(wish).drawn(new SplittableRandom(wish.path("seed").asLong(0)));
        wish.properties().stream()
                .filter(field ->
                        !field.getKey().equals("name") && !field.getKey().equals("seed"))
                .forEach(field -> rule.set(field.getKey(), field.getValue()));
        return Json.read(Json.bytes(rule), FaultRule.class);
    }

    public static NamedFault of(JsonNode wish) {
        String word = wish.path("name").asText();
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no fault '" + word + "'; there are "
                        + Arrays.stream(values()).map(NamedFault::word).collect(Collectors.joining(", ")) + "."));
    }

    private ObjectNode drawn(SplittableRandom random) {
        int few = 1 + random.nextInt(3);
        int milliseconds = 50 + random.nextInt(400);
        int bytes = random.nextInt(400);
        int seconds = (random.nextBoolean() ? 1 : -1) * (120 + random.nextInt(3_480));
        ObjectNode rule = object(
                switch (this) {
                    case LATENCY -> "{'delayMillis': " + milliseconds + "}";
                    case TOO_MANY_REQUESTS -> status(429, "REQUEST_LIMIT_EXCEEDED", "");
                    case TOO_MANY_REQUESTS_WITH_RETRY_AFTER ->
                        status(429, "REQUEST_LIMIT_EXCEEDED", "'Retry-After': '1', ");
                    case SERVER_ERROR -> status(500, "INTERNAL_ERROR", "");
                    case BAD_GATEWAY -> status(502, "BAD_GATEWAY", "");
                    case UNAVAILABLE -> status(503, "TEMPORARILY_UNAVAILABLE", "");
                    case UNAVAILABLE_WITH_RETRY_AFTER -> status(503, "TEMPORARILY_UNAVAILABLE", "'Retry-After': '1', ");
                    case GATEWAY_TIMEOUT -> status(504, "DEADLINE_EXCEEDED", "");
                    case RESET_AT_BYTE -> "{'cutAfterBytes': " + bytes + "}";
                    case SLOW_DRIP -> "{'dripMillis': " + (5 + random.nextInt(30)) + "}";
                    case EXPIRED_LINK -> denied("Request has expired");
                    case STORAGE_REFUSES -> denied("Access Denied");
                    case ROTATED_REFRESH_TOKEN ->
                        "{'path': '/oidc/v1/token', 'afterEffect': true, 'dropConnection': true}";
                    case REVOKED_REFRESH_TOKEN ->
                        "{'path': '/oidc/v1/token', 'status': 401, 'body': {'error': 'invalid_grant',"
                                + " 'error_description': 'Refresh token is invalid'}}";
                    case CLOCK_SKEW -> "{'clockSeconds': " + seconds + ", 'times': 0}";
                    case COLD_WAREHOUSE -> "{'stopsWarehouses': true, 'times': 0}";
                    case FAILING_WAREHOUSE ->
                        "{'method': 'POST', 'path': '/api/2.0/sql/statements', 'status': 200, 'body': {"
                                + "'statement_id': '00000000-0000-0000-0000-000000000000', 'status': {'state': 'FAILED',"
                                + " 'error': {'error_code': 'INTERNAL_ERROR', 'message': 'The warehouse failed to start.'}}}}";
                    case LOGIN_REDIRECT -> "{'status': 302, 'headers': {'Location': '/login.html'}, 'body': ''}";
                    case OVERSIZED_BODY ->
                        "{'status': 500, 'body': {'error_code': 'INTERNAL_ERROR', 'message': '"
                                + "again and ".repeat(500_000) + "again'}}";
                    case MALFORMED_BODY -> "{'status': 200, 'body': '{ no JSON'}";
                    case WRONG_ROW_COUNT ->
                        "{'method': 'POST', 'path': '/api/2.0/sql/statements', 'rowsOff': " + few + "}";
                    case WRONG_CONTENT_LENGTH -> "{'lengthOff': " + (1 + random.nextInt(100)) + "}";
                });
        if (!rule.has("times")) {
            rule.put("times", few);
        }
        return rule;
    }

    private static String status(int status, String code, String header) {
        return "{'status': " + status + ", 'headers': {" + header + "'Content-Type': 'application/json'}, 'body': {"
                + "'error_code': '" + code + "', 'message': 'Not now.'}}";
    }

    private static String denied(String message) {
        return "{'origin': 'storage', 'status': 403, 'headers': {'Content-Type': 'application/xml'}, 'body':"
                + " '<Error><Code>AccessDenied</Code><Message>" + message + "</Message></Error>'}";
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
