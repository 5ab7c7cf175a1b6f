// SPDX-License-Identifier: Apache-2.0
package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.check.Shard;
import dev.sluice.http.UserAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    private static final Set<String> PATHS = paths();

    /** Where a path stands in a manifest, by the name of its field. */
    private static final List<String> PATH_FIELDS =
            List.of("AWS_LWA_READINESS_CHECK_PATH", "AWS_LWA_PASS_THROUGH_PATH", "uri");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local",
                "container",
                "kubernetes",
                "knative",
                "cloud-run",
                "aws-lambda",
                "azure-functions",
                "systemd"
            })
    void everyTargetHasAReadmeOfAFewLines(String target) throws IOException {
        List<String> lines = Files.readAllLines(Manifests.ROOT.resolve(target).resolve("README.md"));
        assertThat(lines.getFirst()).startsWith("# ");
        assertThat(lines.stream().skip(1).filter(line -> !line.isBlank())).hasSizeBetween(3, 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubernetes/sluice.yaml",
                "kubernetes/scheduled.yaml",
                "kubernetes/fleet.yaml",
                "knative/service.yaml"
            })
    void podsHaveNoRightsAndAReadOnlyRoot(String file) {
        assertThat(Manifests.containers(file)).isNotEmpty().allSatisfy(container -> {
            JsonNode rights = container.path("securityContext");
            assertThat(rights.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(Manifests.words(rights.path("capabilities").path("drop")))
                    .containsExactly("ALL");
            assertThat(container.path("resources").path("limits").path("memory").asText())
                    .isEqualTo("160Mi");
        });
        assertThat(Manifests.yaml(file).stream()
                        .flatMap(document -> document.findValues("automountServiceAccountToken").stream()))
                .isNotEmpty()
                .allMatch(value -> !value.asBoolean(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubernetes/sluice.yaml",
                "kubernetes/scheduled.yaml",
                "kubernetes/fleet.yaml",
                "knative/service.yaml",
                "cloud-run/service.yaml"
            })
    void everyMountIsOfAVolumeAndTheImageIsOfThisVersion(String file) {
        for (JsonNode document : Manifests.yaml(file)) {
            Set<String> volumes = new TreeSet<>();
            document.findValues("volumes")
                    .forEach(list -> list.forEach(
                            volume -> volumes.add(volume.path("name").asText())));
            document.findValues("volumeMounts")
                    .forEach(list -> list.forEach(mount ->
                            assertThat(volumes).contains(mount.path("name").asText())));
        }
        assertThat(Manifests.containers(file))
                .allSatisfy(container ->
                        assertThat(container.path("image").asText()).isEqualTo("sluice:" + UserAgent.VERSION));
    }

    @Test
    void whatIsProbedAndPostedToIsInTheOpenApiDocument() {
        List<String> asked = new ArrayList<>();
        for (String file : List.of(
                "kubernetes/sluice.yaml",
                "knative/service.yaml",
                "cloud-run/service.yaml",
                "aws-lambda/template.yaml")) {
            Manifests.yaml(file).forEach(document -> {
                document.findValues("httpGet")
                        .forEach(get -> asked.add(get.path("path").asText()));
                PATH_FIELDS.forEach(name -> document.findValues(name).forEach(path -> asked.add(path.asText())));
            });
        }
        asked.removeIf(path -> path.startsWith("sluice")); // a service's name
        assertThat(asked)
                .hasSizeGreaterThan(7)
                .allSatisfy(path -> assertThat(PATHS).contains(path));
    }

    @Test
    void theServiceReachesTheDeployment() {
        JsonNode deployment = Manifests.yaml("kubernetes/sluice.yaml").get(0);
        JsonNode service = Manifests.yaml("kubernetes/sluice.yaml").get(1);
        JsonNode labels =
                deployment.path("spec").path("template").path("metadata").path("labels");
        assertThat(service.path("spec").path("selector")).isEqualTo(labels);
        assertThat(deployment.path("spec").path("selector").path("matchLabels")).isEqualTo(labels);
        assertThat(service.path("spec").path("ports").path(0).path("targetPort").asText())
                .isEqualTo("http");
    }

    @Test
    void thePodsOfTheIndexedJobCheckEveryConnectionOnce() {
        JsonNode job = Manifests.yaml("kubernetes/fleet.yaml")
                .getFirst()
                .path("spec")
                .path("jobTemplate")
                .path("spec");
        List<String> words = Manifests.words(
                Manifests.containers("kubernetes/fleet.yaml").getFirst().path("args"));
        String typed = words.get(words.indexOf("--shard") + 1);
        int pods = job.path("completions").asInt();
        List<String> names = IntStream.range(0, 1000).mapToObj(i -> "c" + i).toList();

        assertThat(job.path("completionMode").asText()).isEqualTo("Indexed");
        assertThat(IntStream.range(0, pods)
                        .mapToObj(index -> typed.replace("$(JOB_COMPLETION_INDEX)", Integer.toString(index)))
                        .flatMap(shard -> Shard.parse(shard).of(names).stream()))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void theTimerOfAzureIsNamedAsThePathThatItsHostPostsTo() {
        JsonNode timer = Manifests.json(Manifests.ROOT.resolve("azure-functions/check/function.json"));
        assertThat(timer.path("bindings").path(0).path("type").asText()).isEqualTo("timerTrigger");
        assertThat(PATHS).contains("/check");
        JsonNode http = Manifests.json(Manifests.ROOT.resolve("azure-functions/http/function.json"));
        assertThat(http.path("bindings").findValuesAsText("type")).containsExactly("httpTrigger", "http");
        JsonNode host = Manifests.json(Manifests.ROOT.resolve("azure-functions/host.json"));
        assertThat(host.path("customHandler")
                        .path("enableForwardingHttpRequest")
                        .asBoolean())
                .isTrue();
        assertThat(host.path("extensions").path("http").path("routePrefix").asText("none"))
                .isEmpty();
    }

    @Test
    void aFailedCheckIsAFailedInvocationOfLambda() {
        JsonNode variables = Manifests.yaml("aws-lambda/template.yaml")
                .getFirst()
                .findValue("Environment")
                .path("Variables");
        assertThat(variables.path("AWS_LWA_ERROR_STATUS_CODES").asText()).isEqualTo("500-599");
    }

    @Test
    void systemdTakesTheEndByASignalForSuccess() throws IOException {
        Map<String, List<String>> unit = UnitFile.read(Manifests.ROOT.resolve("systemd/sluice.service"));
        assertThat(unit).containsEntry("SuccessExitStatus", List.of("143"));
        assertThat(unit.get("ExecStart")).containsExactly("/usr/local/bin/sluice serve");
        assertThat(UnitFile.read(Manifests.ROOT.resolve("systemd/sluice-check.service"))
                        .get("ExecStart"))
                .containsExactly("/usr/local/bin/sluice check --all");
    }

    @Test
    void everyJsonAndYamlFileCanBeRead() {
        assertThat(Manifests.files(".json"))
                .hasSizeGreaterThan(2)
                .allSatisfy(file -> assertThat(Manifests.json(file).isObject()).isTrue());
        assertThat(Manifests.files(".yaml"))
                .hasSizeGreaterThan(4)
                .allSatisfy(file -> assertThat(
                                Manifests.yaml(Manifests.ROOT.relativize(file).toString()))
                        .isNotEmpty());
    }

    private static Set<String> paths() {
        Set<String> paths = new TreeSet<>();
        Manifests.json(Path.of("src/main/resources/openapi.json"))
                .path("paths")
                .fieldNames()
                .forEachRemaining(paths::add);
        return paths;
    }
}
