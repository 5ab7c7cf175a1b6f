// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.Options;
import dev.sluice.local.http.FaultyHosts;
import dev.sluice.local.http.RecordedRequest;
import dev.sluice.local.state.WorkspaceState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The local workspaces that all cases share: one over http and one over https, each started when it is first asked for. */
final class Workspaces implements AutoCloseable {

    /** The sample table of every case that does not say otherwise: small, so that no case pays for millions of rows. */
    private static final long SAMPLE_ROWS = 10_000;

    private @Nullable Workspace http;
    private @Nullable Workspace https;

    Workspace http() {
        if (http == null) {
            http = new Local(LocalWorkspace.start(Options.of(small("{}"))), Optional.empty());
        }
        return http;
    }

    Workspace https() {
        if (https == null) {
            LocalWorkspace workspace =
                    LocalWorkspace.start(Options.of(small("{}")).withTls());
            https = new Local(workspace, Optional.of(faultyBeside(workspace)));
        }
        return https;
    }

    @Override
    public void close() {
        Stream.of(http, https).forEach(each -> {
            if (each != null) {
                each.close();
            }
        });
    }

    private static FaultyHosts faultyBeside(LocalWorkspace workspace) {
        try {
            return workspace.startFaultyHosts();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorkspaceState small(String json) {
        WorkspaceState state = WorkspaceState.parse(json);
        return json.contains("\"sampleRows\"") ? state : state.withSampleRows(SAMPLE_ROWS);
    }

    /** The local workspace in this very process. */
    private record Local(LocalWorkspace workspace, Optional<FaultyHosts> faulty) implements Workspace {

        @Override
        public void reset(String state) {
            workspace.reset(small(state));
        }

        @Override
        public Map<String, String> values() {
            WorkspaceState state = workspace.state();
            Map<String, String> values = new LinkedHashMap<>();
            values.put("host", workspace.host());
            values.put("storage", workspace.storageOrigin());
            values.put("service", workspace.serviceOrigin());
            values.put("ca-file", workspace.caFile().toString());
            values.put("cloud-proxy", workspace.cloudProxy().orElse(""));
            values.put("identity-token", workspace.identityToken());
            values.put("token", state.tokens().stream().findFirst().orElse(""));
            faulty.ifPresent(hosts -> values.putAll(hosts.urls()));
            values.put("table", WorkspaceState.SAMPLE_TABLE);
            state.servicePrincipals().stream().findFirst().ifPresent(each -> {
                values.put("client-id", each.clientId());
                values.put("client-secret", each.clientSecret());
            });
            state.warehouses().stream().findFirst().ifPresent(each -> values.put("warehouse-id", each.id()));
            return values;
        }

        @Override
        public List<Received> received() {
            return workspace.requests().stream().map(Local::received).toList();
        }

        @Override
        public List<String> violations() {
            return workspace.violations();
        }

        private static Received received(RecordedRequest request) {
            Map<String, String> headers = new TreeMap<>();
            request.headers().forEach((name, all) -> headers.put(name, String.join(", ", all)));
            String target = request.query() == null ? request.path() : request.path() + "?" + request.query();
            return new Received(request.origin(), request.method(), target, headers, request.text());
        }

        @Override
        public void close() {
            faulty.ifPresent(FaultyHosts::close);
            workspace.close();
        }
    }
}
