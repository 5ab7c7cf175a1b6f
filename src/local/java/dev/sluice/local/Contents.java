// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local;

import dev.sluice.local.catalog.UnityCatalog;
import dev.sluice.local.compute.Clusters;
import dev.sluice.local.compute.Warehouses;
import dev.sluice.local.connection.HttpConnections;
import dev.sluice.local.entra.Directory;
import dev.sluice.local.entra.Platforms;
import dev.sluice.local.http.Folders;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.Routes;
import dev.sluice.local.oidc.AuthorizationServer;
import dev.sluice.local.oidc.Callers;
import dev.sluice.local.oidc.EntraIssuer;
import dev.sluice.local.oidc.Federation;
import dev.sluice.local.service.ExternalService;
import dev.sluice.local.sql.Engine;
import dev.sluice.local.state.Json;
import dev.sluice.local.state.WorkspaceState;
import dev.sluice.local.statement.Statements;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Everything that a reset replaces: the state, the engine, what is running, and the endpoints over them. */
record Contents(
        WorkspaceState state,
        Engine engine,
        Statements statements,
        Warehouses warehouses,
        Callers callers,
        Routes api,
        Routes storage,
        Routes service,
        Routes entra,
        Federation federation,
        Path folder)
        implements AutoCloseable {

    static Contents of(
            WorkspaceState state,
            String host,
            String storageOrigin,
            String serviceOrigin,
            SSLContext trust,
            Path folder,
            Clock clock) {
        Clock shifted = Clock.offset(clock, Duration.ofSeconds(state.clockOffsetSeconds()));
        Engine engine = Engine.open(state);
        Warehouses warehouses = new Warehouses(state, host);
        Statements statements = new Statements(state, engine, warehouses, storageOrigin, folder, shifted);
        EntraIssuer entra = new EntraIssuer(state.entra(), shifted);
        Federation federation = new Federation(state, shifted);
        AuthorizationServer oidc = new AuthorizationServer(state, host, shifted, entra, federation);
        Routes api = new Routes();
        Routes storage = new Routes();
        Routes login = new Routes();
        new Directory(state.entra(), entra, shifted).addTo(login);
        new Platforms(state.entra(), entra, federation).addTo(api);
        statements.addTo(api, storage);
        warehouses.addTo(api);
        new Clusters(state).addTo(api);
        UnityCatalog catalog = new UnityCatalog(state, engine);
        catalog.addTo(api);
        Routes service = new Routes();
        new ExternalService(state, () -> serviceOrigin, host, shifted).addTo(service);
        HttpConnections connections = new HttpConnections(
                state, host, serviceOrigin, trust, shifted, UnityCatalog.METASTORE, catalog::ownerOf);
        connections.addTo(api);
        engine.define(connections.inSql());
        oidc.addTo(api);
        new Identity(state).addTo(api);
        api.add("POST", "/telemetry-ext", call -> telemetry())
                .add("POST", "/telemetry-unauth", call -> telemetry())
                .add(
                        "GET",
                        "/api/2.0/connector-service/feature-flags/{client}/{version}",
                        call -> Reply.json(Json.object().put("ttl_seconds", 900).set("flags", Json.array())));
        return new Contents(
                state,
                engine,
                statements,
                warehouses,
                oidc.callers(),
                api,
                storage,
                service,
                login,
                federation,
                folder);
    }

    private static Reply telemetry() {
        return Reply.json(
                Json.object().put("numSuccess", 1).put("numProtoSuccess", 1).set("errors", Json.array()));
    }

    @Override
    public void close() {
        statements.close();
        engine.close();
        Folders.delete(folder);
    }
}
