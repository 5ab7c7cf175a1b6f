// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The managed identity of a virtual machine, asked for at the metadata service's own address: in a network namespace of
 * the test's own, where nothing else is. No setting could lead the program elsewhere.
 */
class MetadataServiceIT {

    @TempDir
    Path folder;

    @BeforeEach
    void aNamespaceCanBeMade() throws Exception {
        boolean canBeMade = run("unshare", "-rn", "true").exit() == 0;
        if (System.getenv("CI") != null) {
            assertThat(canBeMade).as("CI allows unshare -rn").isTrue();
        }
        assumeTrue(canBeMade, "unshare -rn is not allowed on this machine");
    }

    @Test
    void theIdentityOfTheMachineRunsAStatement() throws Exception {
        Outcome outcome = inNamespace("169.254.169.254", "");
        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.stdout()).isEqualTo("me\nlocal-identity\n");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void oneOfSeveralIdentitiesIsNamedAndOneThatIsNotThereIsRefused() throws Exception {
        Outcome outcome = inNamespace("169.254.169.254", "--client-id somebody");
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.stderr()).contains("Check that client-id is the client id of an identity");
    }

    @Test
    void aMachineWithoutTheServiceSaysSoAtOnce() throws Exception {
        Outcome outcome = inNamespace("169.254.169.253", "");
        assertThat(outcome.exit()).isEqualTo(6);
        assertThat(outcome.stderr())
                .contains("Could not ask for the managed identity's token: http://169.254.169.254 ")
                .doesNotContain("may be running")
                .contains("This machine seems to be no virtual machine of Azure with an identity");
    }

    /** Runs one query beside a local workspace whose metadata service has this address. */
    private Outcome inNamespace(String address, String flags) throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Program.underTest().install(bin);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String local = Path.of(System.getProperty("sluice.build", "target"), "local")
                .toAbsolutePath()
                .toString();
        Path script = folder.resolve("script");
        Files.writeString(script, """
                ip link set lo up
                ip addr add %s/32 dev lo
                cd %s
                mkfifo listening
                %s --add-opens=java.base/java.nio=ALL-UNNAMED -cp %s dev.sluice.local.LocalWorkspaceMain \\
                    --scale 10 --metadata-address %s \\
                    --ready-file ready --parent-pid $$ > listening 2> workspace.log &
                read line < listening # it says when it listens
                of() { sed -n "s/^$1=//p" ready; }
                HOME=$PWD; export HOME
                bin/sluice query --host "$(of host)" --warehouse-id "$(of warehouse-id)" \\
                    --auth-type azure-managed-identity %s "SELECT current_user() AS me"
                """.formatted(
                        address,
                        folder,
                        Program.quote(java),
                        Program.quote(local + "/sluice-local-workspace.jar:" + local + "/lib/*"),
                        address,
                        flags));
        return run("unshare", "-rn", "sh", script.toString());
    }

    private Outcome run(String... words) throws IOException, InterruptedException {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        ProcessBuilder builder =
                new ProcessBuilder(List.of(words)).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        Process process = builder.start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("not finished after a minute: " + Files.readString(err));
        }
        return new Outcome(Files.readString(out), Files.readString(err), process.exitValue());
    }
}
