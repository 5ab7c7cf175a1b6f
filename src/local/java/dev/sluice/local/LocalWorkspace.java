// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Certificates;
import dev.sluice.local.http.Faults;
import dev.sluice.local.http.FaultyHosts;
import dev.sluice.local.http.Folders;
import dev.sluice.local.http.JdkServer;
import dev.sluice.local.http.Origin;
import dev.sluice.local.http.RecordedRequest;
import dev.sluice.local.http.Refusal;
import dev.sluice.local.http.Reply;
import dev.sluice.local.http.RequestLog;
import dev.sluice.local.state.FaultRule;
import dev.sluice.local.state.Json;
import dev.sluice.local.state.NamedFault;
import dev.sluice.local.state.WorkspaceState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A workspace on loopback: one origin for the API, a second one for the storage that result links point to, and a third
 * for the external service that HTTP connections lead to.
 */
public final class LocalWorkspace implements AutoCloseable {

    private final MovedClock clock;
    private final Path folder;
    private final RequestLog log;
    private final Faults faults = new Faults();
    private final Certificates certificates;
    private final JdkServer api;
    private final JdkServer storage;
    private final JdkServer service;
    private final Optional<Clouds> clouds;
    private volatile Optional<JdkServer> metadata = Optional.empty();
    private volatile Optional<Contents> filled = Optional.empty();

    private LocalWorkspace(Options options) throws IOException {
        this.clock = new MovedClock(options.clock());
        this.folder = Files.createTempDirectory("sluice-local-");
        this.log = new RequestLog(options.requestLog().orElse(null));
        this.certificates = Certificates.create(folder);
        var tls = options.tls() ? certificates.context() : null;
        this.api = JdkServer.start(
                new Origin("api", () -> contents().api(), this::gate, this::headers, faults, log), options.port(), tls);
        this.storage = JdkServer.start(
                new Origin("storage", () -> contents().storage(), this::storageGate, request -> Map.of(), faults, log),
                options.storagePort(),
                tls);
        this.service = JdkServer.start(
                new Origin("service", () -> contents().service(), this::serviceGate, request -> Map.of(), faults, log),
                0,
                certificates.context());
        this.clouds = options.tls()
                ? Optional.of(Clouds.start(
                        new Origin("entra", () -> contents().entra(), request -> "", request -> Map.of(), faults, log),
                        certificates.context(),
                        api.port()))
                : Optional.empty();
    }

    /** Starts a workspace that listens until it is closed. */
    public static LocalWorkspace start(Options options) {
        try {
            LocalWorkspace workspace = new LocalWorkspace(options);
            try {
                workspace.filled = Optional.of(workspace.fill(options.state()));
                return workspace;
            } catch (RuntimeException e) {
                workspace.close();
                throw e;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Contents fill(WorkspaceState state) {
        faults.replace(state.faults());
        clock.move(Duration.ZERO);
        Contents made = Contents.of(
                state,
                api.url(),
                storage.url(),
                service.url(),
                certificates.trusting(),
                folder.resolve(UUID.randomUUID().toString()),
                clock);
        made.api()
                .add("GET", "/_local/requests", call -> recorded())
                .add("POST", "/_local/faults", this::addFaults)
                .add("POST", "/_local/reset", this::reset);
        return made;
    }

    private Contents contents() {
        return filled.orElseThrow(
                () -> new Refusal(503, "TEMPORARILY_UNAVAILABLE", "The local workspace is starting."));
    }

    /** Answers as the metadata service of a machine in Azure at an address, port 80, until the workspace is closed. */
    public void serveMetadataAt(InetAddress address) throws IOException {
        metadata = Optional.of(JdkServer.start(
                new Origin("metadata", () -> contents().api(), request -> "", request -> Map.of(), faults, log),
                new InetSocketAddress(address, 80),
                null));
    }

    /** The workspace's URL, without a final slash. */
    public String host() {
        return api.url();
    }

    /** The URL of the storage that links point to. */
    public String storageOrigin() {
        return storage.url();
    }

    /** The origin of the external service, always https. */
    public String serviceOrigin() {
        return service.url();
    }

    /** The certificate of the CA that signed the certificate of every https origin. */
    public Path caFile() {
        return certificates.caFile();
    }

    /** The proxy behind which the clouds' own names are answered here; empty without TLS. */
    public Optional<String> cloudProxy() {
        return clouds.map(Clouds::proxy);
    }

    /** Starts hosts beside it that no client gets past; who asked for them closes them. */
    public FaultyHosts startFaultyHosts() throws IOException {
        return FaultyHosts.start(certificates);
    }

    /** An identity token of the issuer that the workspace trusts, as a platform hands it to a workload. */
    public String identityToken() {
        return contents().federation().identityToken("workload", state().workspaceId());
    }

    /** Every request of both origins in the order of arrival; those to {@code /_local} are left out. */
    public List<RecordedRequest> requests() {
        return log.requests();
    }

    /** What clients did that none may do. */
    public List<String> violations() {
        return log.violations();
    }

    public WorkspaceState state() {
        return contents().state();
    }

    /** Switches a fault on. */
    public void addFault(FaultRule rule) {
        if (rule.clockSeconds() != null) {
            clock.move(Duration.ofSeconds(rule.clockSeconds()));
        }
        if (rule.stopsWarehouses()) {
            contents().warehouses().stopAll();
        }
        faults.add(rule);
    }

    /** Switches a fault on that is written as in {@code workspace.json}, or one by its name. */
    public void addFault(String json) {
        addFault(Json.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private void addFault(JsonNode wish) {
        addFault(wish.has("name") ? NamedFault.rule(wish) : Json.read(Json.bytes(wish), FaultRule.class));
    }

    /** Switches every fault off. */
    public void clearFaults() {
        faults.replace(List.of());
    }

    /** Starts over with other contents, no statements and an empty log, at the same addresses. */
    public void reset(WorkspaceState state) {
        Contents before = contents();
        filled = Optional.of(fill(state));
        before.close();
        log.clear();
    }

    private String gate(RecordedRequest request) {
        return request.path().startsWith("/api/") ? contents().callers().caller(request) : "";
    }

    private String storageGate(RecordedRequest request) {
        List<String> forbidden = request.headers().keySet().stream()
                .filter(name ->
                        name.equals("authorization") || name.equals("cookie") || name.startsWith("x-databricks"))
                .toList();
        if (!forbidden.isEmpty()) {
            log.violation("The storage was shown " + forbidden + " by " + request.method() + " " + request.path());
            throw new Refusal(Reply.text(
                    400,
                    "application/xml",
                    "<Error><Code>InvalidArgument</Code><Message>Only one auth" + " mechanism allowed; found "
                            + forbidden + "</Message></Error>"));
        }
        return "";
    }

    /** A service that is shown the workspace's own credential has been shown too much. */
    private String serviceGate(RecordedRequest request) {
        String shown = String.valueOf(request.header("authorization"));
        if (contents().state().tokens().stream().anyMatch(shown::contains)) {
            log.violation("The service was shown the workspace's token by " + request.method() + " " + request.path());
        }
        return "";
    }

    private Map<String, String> headers(RecordedRequest request) {
        return Map.of(
                "x-request-id", UUID.randomUUID().toString(),
                "x-databricks-org-id", contents().state().workspaceId(),
                "server", "databricks",
                "vary", "Accept-Encoding",
                "x-content-type-options", "nosniff");
    }

    private Reply recorded() {
        ObjectNode reply = Json.object();
        var shown = reply.putArray("requests");
        log.requests().forEach(each -> shown.add(RequestLog.json(each)));
        var violations = reply.putArray("violations");
        log.violations().forEach(violations::add);
        return Reply.json(reply);
    }

    private Reply addFaults(Call call) {
        JsonNode body = call.json();
        for (JsonNode each : body.isArray() ? body : Json.array().add(body)) {
            try {
                addFault(each);
            } catch (IllegalArgumentException unknown) {
                throw new Refusal(400, "INVALID_PARAMETER_VALUE", String.valueOf(unknown.getMessage()));
            }
        }
        return Reply.empty();
    }

    private Reply reset(Call call) {
        boolean same = call.request().body().length == 0;
        reset(same ? contents().state() : WorkspaceState.parse(call.request().text()));
        return Reply.empty();
    }

    @Override
    public void close() {
        api.close();
        storage.close();
        service.close();
        clouds.ifPresent(Clouds::close);
        metadata.ifPresent(JdkServer::close);
        filled.ifPresent(Contents::close);
        Folders.delete(folder);
    }
}
