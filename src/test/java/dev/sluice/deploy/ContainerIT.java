// SPDX-License-Identifier: Apache-2.0
package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.function.Served;
import dev.sluice.local.LocalWorkspace;
import dev.sluice.local.Options;
import dev.sluice.local.state.WorkspaceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The image that {@code deploy/container/image} makes, unpacked as an engine would and run in a root of its own. */
@EnabledIfSystemProperty(named = "sluice.binary", matches = ".+", disabledReason = "an image holds the native binary")
class ContainerIT {

    @TempDir
    Path folder;

    @Test
    void theArchiveIsALayoutWhoseDigestsAreTrueAndRunsRootless() throws Exception {
        Path archive = make("first.tar");
        Path layout = Files.createDirectory(folder.resolve("layout"));
        run("tar", "-xf", archive.toString(), "-C", layout.toString());
        try (Stream<Path> blobs = Files.list(layout.resolve("blobs/sha256"))) {
            assertThat(blobs)
                    .hasSize(3)
                    .allSatisfy(blob -> assertThat(sha256(blob))
                            .isEqualTo(blob.getFileName().toString()));
        }
        assertThat(Files.readString(layout.resolve("oci-layout"))).contains("\"1.0.0\"");
        JsonNode manifest = blob(
                layout,
                Manifests.json(layout.resolve("index.json")).path("manifests").path(0));
        JsonNode config = blob(layout, manifest.path("config"));
        assertThat(config.path("config").path("User").asText()).isEqualTo("65532:65532");
        Path image = Files.createDirectory(folder.resolve("image"));
        Path layer = file(layout, manifest.path("layers").path(0));
        Path plain = folder.resolve("layer.tar");
        run("sh", "-c", "gzip -dc '" + layer + "' > '" + plain + "'");
        assertThat("sha256:" + sha256(plain))
                .isEqualTo(config.path("rootfs").path("diff_ids").path(0).asText());
        run("tar", "-xf", plain.toString(), "-C", image.toString());
        assertThat(image.resolve("bin/sh")).doesNotExist();
        runInside(image, config.path("config"));
    }

    @Test
    void theSameBinaryGivesTheSameBytes() throws Exception {
        assertThat(sha256(make("first.tar"))).isEqualTo(sha256(make("second.tar")));
    }

    /** As an engine with a read-only root does it, with what a person mounts. */
    private void runInside(Path image, JsonNode config) throws IOException, InterruptedException {
        try (LocalWorkspace workspace =
                LocalWorkspace.start(Options.of(WorkspaceState.standard().withSampleRows(10)))) {
            Files.createDirectories(image.resolve("run/secrets"));
            Files.createDirectories(image.resolve("proc")); // every engine mounts these two
            Files.createDirectories(image.resolve("dev"));
            Files.writeString(image.resolve("run/secrets/callers-token"), "fake-caller-token");
            Files.writeString(
                    image.resolve("etc/sluice/config.properties"),
                    "sluice.connections.prod.host=" + workspace.host() + "\nsluice.connections.prod.auth-type=pat\n"
                            + "sluice.connections.prod.token=local-pat\n");
            Map<String, String> environment = new LinkedHashMap<>();
            config.path("Env").forEach(line -> {
                String[] pair = line.asText().split("=", 2);
                environment.put(pair[0], pair[1]);
            });
            environment.put("PORT", "0");
            List<String> command = new ArrayList<>(List.of(
                    "/usr/bin/unshare",
                    "--mount",
                    "/bin/sh",
                    "-c",
                    "/bin/mount --bind \"$1\" \"$1\" && /bin/mount --bind /proc \"$1/proc\""
                            + " && /bin/mount --bind /dev \"$1/dev\" && /bin/mount -o remount,bind,ro \"$1\" && shift"
                            + " && exec /usr/sbin/chroot \"$@\"",
                    "sh",
                    image.toString(),
                    "--userspec=65532:65532",
                    image.toString()));
            command.addAll(Manifests.words(config.path("Entrypoint")));
            command.addAll(Manifests.words(config.path("Cmd")));
            try (Served served = Served.run(folder, environment, command)) {
                served.request().get("/q/health/ready").then().statusCode(200);
                served.request().get("/check/prod").then().statusCode(401);
                served.request()
                        .header("Authorization", "Bearer fake-caller-token")
                        .get("/check/prod?level=catalog")
                        .then()
                        .statusCode(200);
                assertThat(Files.readString(Path.of("/proc/" + served.pid() + "/status")))
                        .contains("Uid:\t65532\t65532");
                served.terminate();
                assertThat(served.exitCode()).isEqualTo(143);
            }
        }
    }

    private Path make(String name) throws IOException, InterruptedException {
        Path archive = folder.resolve(name);
        run("deploy/container/image", System.getProperty("sluice.binary", ""), archive.toString());
        return archive;
    }

    private static JsonNode blob(Path layout, JsonNode descriptor) throws IOException {
        Path file = file(layout, descriptor);
        assertThat(Files.size(file)).isEqualTo(descriptor.path("size").asLong());
        return Manifests.json(file);
    }

    private static Path file(Path layout, JsonNode descriptor) {
        return layout.resolve("blobs")
                .resolve(descriptor.path("digest").asText().replace(':', '/'));
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + said)
                .isZero();
    }
}
