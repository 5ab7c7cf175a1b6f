// SPDX-License-Identifier: Apache-2.0
package dev.sluice.httpconnection;

import dev.sluice.catalog.Principal;
import dev.sluice.connection.Compute;
import dev.sluice.connection.Connection;
import dev.sluice.error.SluiceException;
import dev.sluice.error.SluiceException.InvalidSettings;
import dev.sluice.http.RetryPolicy.Safety;
import dev.sluice.httpconnection.HttpConnectionsApi.CreateRequest;
import dev.sluice.httpconnection.HttpConnectionsApi.Info;
import dev.sluice.httpconnection.HttpConnectionsApi.Page;
import dev.sluice.httpconnection.HttpConnectionsApi.UpdateRequest;
import dev.sluice.query.Queries;
import dev.sluice.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The HTTP connections of a workspace, from create to delete. Secrets go in and never come out. */
public final class HttpConnections {

    private final Connection connection;
    private final Connection.Calls<HttpConnectionsApi> api;

    public HttpConnections(Connection connection) {
        this.connection = connection;
        this.api = connection.api(HttpConnectionsApi.class);
    }

    /** Creates it over REST, or by SQL on the connection's warehouse where a secret is only referred to. */
    public HttpConnection create(HttpConnectionSpec spec) throws InterruptedException {
        if (spec.needsSql()) {
            runOnWarehouse(spec.sql(), "CREATE CONNECTION");
            return get(spec.name());
        }
        CreateRequest request = spec.request();
        try {
            return HttpConnection.of(api.call(
                    "create the HTTP connection " + spec.name(), Safety.ONCE, client -> client.create(request)));
        } catch (SluiceException failure) {
            throw ConnectionFailures.explainCreate(failure, spec);
        }
    }

    /** REST takes values alone: without a warehouse the statement is handed to whoever has one. */
    private void runOnWarehouse(String sql, String verb) throws InterruptedException {
        if (connection.config().compute() instanceof Compute.None) {
            throw new InvalidSettings(
                    "REST takes a secret only as its value; secret('scope','key') goes into " + verb
                            + ", and this connection names no warehouse to run it on.",
                    "Set warehouse-id or warehouse-name, or run it yourself where SQL runs:\n" + sql);
        }
        Queries.on(connection).execute(Query.of(sql));
    }

    /** Those of one schema, or those of the metastore; connections to databases are left out. */
    public List<HttpConnection> list(Optional<String> schema) throws InterruptedException {
        String parent = schema.map(name -> "schemas/" + name).orElse(null);
        List<HttpConnection> all = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            String page = token.orElse(null);
            Page answer = api.read("list the HTTP connections", client -> client.list(parent, 0, page));
            if (answer.connections() != null) {
                answer.connections().stream()
                        .map(HttpConnection::of)
                        .filter(each -> each.connectionType().equalsIgnoreCase("HTTP"))
                        .forEach(all::add);
            }
            token = Optional.ofNullable(answer.nextPageToken()).filter(text -> !text.isEmpty());
        } while (token.isPresent());
        return all;
    }

    public HttpConnection get(HttpConnectionName name) throws InterruptedException {
        Info info = api.read("read the HTTP connection " + name, client -> client.get(name.fullName()));
        HttpConnection found = HttpConnection.of(info);
        if (!found.connectionType().equalsIgnoreCase("HTTP")
                && !found.connectionType().equals("unknown")) {
            throw new InvalidSettings(
                    "'" + name + "' is a connection of type " + found.connectionType() + ", not HTTP.",
                    "Name an HTTP connection; sluice hc list shows them.");
        }
        return found;
    }

    /**
     * Replaces options, and carries all others along: the workspace may take an update for the whole. It never gives a
     * secret back, so one that is not given anew would be erased; that is refused.
     */
    public HttpConnection update(HttpConnection current, Map<String, String> plain, Map<String, StoredSecret> secrets)
            throws InterruptedException {
        UpdatePlan plan = UpdatePlan.of(current, plain, secrets);
        if (plan.needsSql()) {
            runOnWarehouse(plan.sql(), "ALTER CONNECTION");
            return get(current.name());
        }
        UpdateRequest request = new UpdateRequest(null, plan.options());
        return HttpConnection.of(api.read(
                "update the HTTP connection " + current.name(),
                client -> client.update(current.name().fullName(), request)));
    }

    /** Gives it to another owner, in a call of its own: owner and options never go together. */
    public HttpConnection transfer(HttpConnectionName name, Principal owner) throws InterruptedException {
        UpdateRequest request = new UpdateRequest(owner.name(), null);
        return HttpConnection.of(api.read(
                "transfer the HTTP connection " + name + " to " + owner,
                client -> client.update(name.fullName(), request)));
    }

    public void delete(HttpConnectionName name) throws InterruptedException {
        api.call("delete the HTTP connection " + name, Safety.ONCE, client -> {
            client.delete(name.fullName());
            return true;
        });
    }
}
