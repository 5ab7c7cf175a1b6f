// SPDX-License-Identifier: Apache-2.0
package dev.sluice.grant;

import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException;
import dev.sluice.grant.GrantAudit.Fact;
import dev.sluice.query.Queries;
import dev.sluice.query.Query;
import dev.sluice.result.QueryResult;
import dev.sluice.result.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who called through which connection, as the account's audit log tells; or why nobody can tell. */
public final class ConnectionUsage {

    /** Filtered by date, since the table is large (reference 13.2). */
    private static final String SQL = """
            SELECT request_params['connection_name'] AS connection, user_identity.email AS who, count(*) AS calls
            FROM system.access.audit
            WHERE event_date >= current_date() - INTERVAL 30 DAYS
              AND service_name = 'ucHttpConnection' AND action_name = 'ucHttpConnectionProxiedRequest'
            GROUP BY ALL""";

    private static final String SOURCE =
            "system.access.audit, 30 days, about an hour late; that calls other than MCP are recorded is not confirmed";

    private final Map<String, List<String>> callers;
    private final Optional<String> whyUnknown;

    private ConnectionUsage(Map<String, List<String>> callers, Optional<String> whyUnknown) {
        this.callers = callers;
        this.whyUnknown = whyUnknown;
    }

    /** Without asking: SQL runs on a warehouse, which may cost. */
    public static ConnectionUsage notAsked() {
        return new ConnectionUsage(Map.of(), Optional.of("not asked: --usage runs SQL on the warehouse"));
    }

    /** Asks the audit log on the connection's warehouse; a refusal is a reason, not a failure of the audit. */
    public static ConnectionUsage ask(Connection connection) throws InterruptedException {
        Map<String, List<String>> callers = new TreeMap<>();
        try (QueryResult result = Queries.on(connection).run(Query.of(SQL))) {
            for (List<Optional<String>> row : Rows.of(result)) {
                String name = row.get(0).orElse("").toLowerCase(Locale.ROOT);
                callers.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(row.get(1).orElse("unknown") + " (" + row.get(2).orElse("?") + ")");
            }
            return new ConnectionUsage(callers, Optional.empty());
        } catch (SluiceException.Interrupted stopped) {
            throw stopped;
        } catch (SluiceException refused) {
            return new ConnectionUsage(
                    Map.of(), Optional.of("system.access.audit could not be read: " + refused.getMessage()));
        } catch (IOException e) {
            return new ConnectionUsage(Map.of(), Optional.of("system.access.audit could not be read"));
        }
    }

    Fact of(String connection) {
        return whyUnknown
                .map(Fact::unknown)
                .orElseGet(() -> Fact.of(
                        callers.containsKey(connection.toLowerCase(Locale.ROOT))
                                ? String.join(", ", callers.get(connection.toLowerCase(Locale.ROOT)))
                                : "nobody",
                        SOURCE));
    }
}
