// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.connection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.sql.ConnectionDefinitions;
import dev.sluice.local.sql.SqlFailure;
import dev.sluice.local.state.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The same connections by SQL; that a refusal says in a statement what it says over REST is guessed. */
record ConnectionSql(Connections connections) implements ConnectionDefinitions {

    @Override
    public void create(
            String fullName, Map<String, String> options, @Nullable String comment, boolean ifAbsent, String user) {
        if (ifAbsent && connections.find(fullName).isPresent()) {
            return;
        }
        int dot = fullName.lastIndexOf('.');
        ObjectNode body = Json.object().put("name", fullName.substring(dot + 1)).put("connection_type", "HTTP");
        if (dot > 0) {
            body.put("parent", "schemas/" + fullName.substring(0, dot));
        }
        if (comment != null) {
            body.put("comment", comment);
        }
        ObjectNode held = body.putObject("options");
        options.forEach(held::put);
        inSql(() -> connections.create(body, user));
    }

    @Override
    public void alter(String fullName, Map<String, String> options, String user) {
        inSql(() -> connections.alter(fullName, options, user));
    }

    private static void inSql(Runnable change) {
        try {
            change.run();
        } catch (Refusal refusal) {
            throw SqlFailure.of("BAD_REQUEST", words(refusal), "KD000");
        }
    }

    private static String words(Refusal refusal) {
        return refusal.reply().body() instanceof Reply.Bytes body
                ? Json.parse(body.bytes()).path("message").asText()
                : "HTTP " + refusal.reply().status();
    }
}
