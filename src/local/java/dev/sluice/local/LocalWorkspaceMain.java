// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local;

import dev.sluice.local.sql.Engine;
import dev.sluice.local.state.WorkspaceState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs the local workspace as a program until it is told to stop. */
public final class LocalWorkspaceMain {

    private static final String USAGE = """
            Usage: java -jar sluice-local-workspace.jar [options]
              --port N           port of the API (any free one)
              --storage-port N   port of the storage that result links point to (any free one)
              --tls              https for both, under a CA made at start
              --state FILE       what the workspace holds (workspace.json)
              --scale N          rows of samples.nyctaxi.trips (5000000)
              --ready-file FILE  written when the workspace listens: host, ca-file, token and more, as properties
              --request-log FILE one JSON line a request is appended
              --metadata-address A  answers as Azure's metadata service at that address, port 80
              --parent-pid PID   stops when that process is gone
            """;

    private int port;
    private int storagePort;
    private boolean tls;
    private WorkspaceState state = WorkspaceState.standard();
    private Optional<Long> scale = Optional.empty();
    private Optional<Path> readyFile = Optional.empty();
    private Optional<Path> requestLog = Optional.empty();
    private Optional<InetAddress> metadataAddress = Optional.empty();
    private Optional<Long> parent = Optional.empty();

    private LocalWorkspaceMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Thread.ofPlatform().daemon().start(Engine::load); // half of the start, beside the other half
        LocalWorkspaceMain main = new LocalWorkspaceMain();
        try {
            main.read(new ArrayDeque<>(List.of(arguments)));
        } catch (IllegalArgumentException e) {
            System.err.print(e.getMessage() + "\n" + USAGE);
            System.exit(2);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("The state file cannot be read: " + e.getMessage());
            System.exit(2);
        }
        main.run();
    }

    private void read(Deque<String> arguments) throws IOException {
        while (!arguments.isEmpty()) {
            String option = arguments.pop();
            if (option.equals("--tls")) {
                tls = true;
                continue;
            }
            String value = arguments.poll();
            if (value == null) {
                throw new IllegalArgumentException("Option " + option + " is unknown or has no value.");
            }
            switch (option) {
                case "--port" -> port = Integer.parseInt(value);
                case "--storage-port" -> storagePort = Integer.parseInt(value);
                case "--state" -> state = WorkspaceState.read(Path.of(value));
                case "--scale" -> scale = Optional.of(Long.valueOf(value));
                case "--ready-file" -> readyFile = Optional.of(Path.of(value));
                case "--request-log" -> requestLog = Optional.of(Path.of(value));
                case "--metadata-address" -> metadataAddress = Optional.of(InetAddress.getByName(value));
                case "--parent-pid" -> parent = Optional.of(Long.valueOf(value));
                default -> throw new IllegalArgumentException("Unknown option " + option + ".");
            }
        }
    }

    private void run() throws IOException, InterruptedException {
        WorkspaceState scaled = scale.map(state::withSampleRows).orElse(state);
        CountDownLatch stopped = new CountDownLatch(1);
        try (LocalWorkspace workspace =
                LocalWorkspace.start(new Options(scaled, port, storagePort, tls, requestLog, Clock.systemUTC()))) {
            Runtime.getRuntime().addShutdownHook(new Thread(workspace::close, "close"));
            if (parent.isPresent()) {
                Thread.ofVirtual().start(() -> {
                    ProcessHandle.of(parent.get())
                            .ifPresent(process -> process.onExit().join());
                    stopped.countDown();
                });
            }
            if (metadataAddress.isPresent()) {
                workspace.serveMetadataAt(metadataAddress.get());
            }
            if (readyFile.isPresent()) {
                write(readyFile.get(), workspace);
            }
            System.out.println("The local workspace listens at " + workspace.host());
            System.out.println("Its storage listens at " + workspace.storageOrigin());
            stopped.await();
        }
    }

    private static void write(Path file, LocalWorkspace workspace) throws IOException {
        WorkspaceState state = workspace.state();
        StringBuilder text = new StringBuilder();
        text.append("host=").append(workspace.host()).append('\n');
        text.append("storage=").append(workspace.storageOrigin()).append('\n');
        text.append("service=").append(workspace.serviceOrigin()).append('\n');
        text.append("ca-file=").append(workspace.caFile()).append('\n');
        workspace
                .cloudProxy()
                .ifPresent(proxy -> text.append("cloud-proxy=").append(proxy).append('\n'));
        state.tokens().stream()
                .findFirst()
                .ifPresent(each -> text.append("token=").append(each).append('\n'));
        state.servicePrincipals().stream()
                .findFirst()
                .ifPresent(each -> text.append("client-id=")
                        .append(each.clientId())
                        .append("\nclient-secret=")
                        .append(each.clientSecret())
                        .append('\n'));
        state.warehouses().stream()
                .findFirst()
                .ifPresent(
                        each -> text.append("warehouse-id=").append(each.id()).append('\n'));
        text.append("table=").append(WorkspaceState.SAMPLE_TABLE).append('\n');
        text.append("pid=").append(ProcessHandle.current().pid()).append('\n');
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(temporary, text);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
