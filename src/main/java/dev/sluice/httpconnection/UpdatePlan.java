// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.sql.SqlName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an update sends: the options that change together with all that are there, and not one that is computed. */
public record UpdatePlan(HttpConnectionName name, Map<String, String> kept, Map<String, StoredSecret> secrets) {

    /** Refuses a change that would erase a secret or that the workspace does not allow. */
    public static UpdatePlan of(HttpConnection current, Map<String, String> plain, Map<String, StoredSecret> secrets) {
        if (plain.isEmpty() && secrets.isEmpty()) {
            throw new InvalidSettings(
                    "Nothing was named that is to change.",
                    "To rotate a bearer token: sluice hc update " + current.name() + " --token-file FILE.");
        }
        boolean isBearer = current.method().equals(java.util.Optional.of(AuthMethod.BEARER_TOKEN));
        String own = isBearer ? "bearer_token" : "client_secret";
        secrets.keySet().stream().filter(key -> !key.equals(own)).findFirst().ifPresent(key -> {
            throw new InvalidSettings(
                    "'" + current.name() + "' holds a " + own + ", and a " + key
                            + " was given: the method of a connection stays as it was created.",
                    "Delete it and create another one for another method.");
        });
        if (!secrets.containsKey(own)) {
            throw new InvalidSettings(
                    "The workspace never gives a secret back, and an update of '" + current.name() + "' without its "
                            + own + " may erase it.",
                    "Give the secret again too: " + (isBearer ? "--token-file" : "--client-secret-file")
                            + " FILE (- is standard input).");
        }
        Map<String, String> kept = new TreeMap<>(current.sendableOptions());
        kept.putAll(plain);
        return new UpdatePlan(current.name(), kept, secrets);
    }

    /** Whether a secret is only referred to. */
    public boolean needsSql() {
        return StoredSecret.needSql(secrets.values());
    }

    Map<String, String> options() {
        return with(StoredSecret::inRest);
    }

    /** The body of the request as it may be shown. */
    public Map<String, Object> redactedRequest() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("options", with(StoredSecret::shown));
        return body;
    }

    private Map<String, String> with(java.util.function.Function<StoredSecret, String> shown) {
        Map<String, String> options = new LinkedHashMap<>(kept);
        secrets.forEach((key, secret) -> options.put(key, shown.apply(secret)));
        return options;
    }

    /** The equivalent SQL; a secret that is a value shows as stars, and the statement is then only to be read. */
    public String sql() {
        List<String> options = new ArrayList<>();
        kept.forEach((key, value) -> options.add(key + " " + SqlName.literal(value)));
        secrets.forEach((key, secret) -> options.add(key + " " + secret.inSql()));
        return "ALTER CONNECTION " + name.inSql() + " OPTIONS (\n"
                + options.stream().map(each -> "  " + each).collect(Collectors.joining(",\n")) + "\n)";
    }
}
