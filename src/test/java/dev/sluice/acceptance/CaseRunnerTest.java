// SPDX-License-Identifier: Apache-2.0
package dev.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseRunnerTest {

    @TempDir
    private Path temp;

    private Path folder;
    private Path script;

    @BeforeEach
    void layOutACase() throws IOException {
        folder = Files.createDirectories(temp.resolve("acceptance/area/case"));
        script = temp.resolve("program");
        program("echo \"$@\"");
        file("command", "sluice hello");
        file("stdout", "hello\n");
        file("stderr", "");
        file("exit", "0\n");
        file("requests", "");
    }

    @Test
    void passesWhatIsAsExpected() throws Exception {
        run();
    }

    @Test
    void refusesAnyOtherOutputErrorExitOrRequest() throws IOException {
        program("echo other; echo oops >&2; exit 3");
        file("requests", "GET /\n");
        assertThatThrownBy(this::run)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("stdout should be:\nhello\n\nbut is:\nother\n")
                .hasMessageContaining("stderr should be:\n\nbut is:\noops")
                .hasMessageContaining("exit should be:\n0\n\nbut is:\n3")
                .hasMessageContaining("requests should be:\nGET /");
    }

    @Test
    void refusesACaseWithoutAnExpectation() throws IOException {
        for (String name : List.of("stdout", "stderr", "exit", "requests")) {
            Files.delete(folder.resolve(name));
            assertThatThrownBy(this::run).hasMessageContaining("the file '" + name + "' is missing");
        }
    }

    @Test
    void writesTheExpectationsWhenAskedTo() throws Exception {
        program("echo one; echo two >&2; exit 4");
        new CaseRunner(new Program("fake", List.of(script.toString())), "0.1.0", true, Duration.ofSeconds(20))
                .run(new Case(temp.resolve("acceptance"), "area/case"), new FakeWorkspace());
        assertThat(folder.resolve("stdout")).hasContent("one\n");
        assertThat(folder.resolve("stderr")).hasContent("two\n");
        assertThat(folder.resolve("exit")).hasContent("4\n");
        run();
    }

    @Test
    void givesTheProgramNothingButWhatTheCaseGives() throws Exception {
        program("env | sed 's/=.*//' | grep -v -e '^_$' -e '^PWD$' -e '^SHLVL$' -e '^OLDPWD$' | sort");
        file("env", "SLUICE_X=@host@\n");
        file("config.properties", "a=b\n");
        file("stdout", "HOME\nPATH\nSLUICE_CONFIG\nSLUICE_X\n");
        run();
    }

    @Test
    void namesTheWorkspaceInCommandsFilesAndEnvironment() throws Exception {
        program(
                "cat; cat \"$SLUICE_CONFIG\" extra \"$HOME/.hidden\"; echo $SLUICE_X $1; stat -c %a \"$SLUICE_CONFIG\"");
        file("command", "sluice $CLIENT_ID");
        file("stdin", "in\n");
        file("config.properties", "host=@host@\n");
        file("extra", "@client-id@ \u00fc\n");
        Files.createDirectory(folder.resolve("home"));
        file("home/.hidden", "hidden\n");
        file("env", "SLUICE_X=@dir@\n");
        file("stdout", "in\nhost=http://[HOST]\nclient \u00fc\nhidden\n[DIR] client\n600\n");
        run();
    }

    @Test
    void endsWhatTakesTooLong() throws IOException {
        program("echo begun; exec sleep 40");
        file("command", "sluice | cat");
        CaseRunner impatient =
                new CaseRunner(new Program("fake", List.of(script.toString())), "0.1.0", false, Duration.ofMillis(300));
        assertThatThrownBy(() -> impatient.run(new Case(temp.resolve("acceptance"), "area/case"), new FakeWorkspace()))
                .hasMessageContaining("not finished after PT0.3S")
                .hasMessageContaining("begun");
    }

    @Test
    void refusesASwitchThatNobodyReads() throws IOException {
        file("case.properties", "tsl=true\n");
        assertThatThrownBy(this::run).hasMessageContaining("case.properties has 'tsl'");
    }

    @Test
    void writesDownWhoAProxyWasAskedFor() throws Exception {
        program(
                "exec 3<>/dev/tcp/127.0.0.1/${1##*:}; printf 'CONNECT nowhere.invalid:443 HTTP/1.1\\r\\n\\r\\n' >&3; head -1 <&3");
        file("command", "sluice $PROXY");
        file("case.properties", "proxy=true\n");
        file("stdout", "HTTP/1.1 502 Bad Gateway\r\n");
        file("proxy-log", "CONNECT nowhere.invalid:443\n");
        run();
    }

    private void run() throws Exception {
        new CaseRunner(new Program("fake", List.of(script.toString())), "0.1.0", false, Duration.ofSeconds(20))
                .run(new Case(temp.resolve("acceptance"), "area/case"), new FakeWorkspace());
    }

    private void program(String text) throws IOException {
        Files.writeString(script, "#!/bin/bash\n" + text + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** A workspace that nobody asks anything. */
    private static final class FakeWorkspace implements Workspace {

        @Override
        public void reset(String state) {
            // it holds nothing
        }

        @Override
        public Map<String, String> values() {
            return Map.of("host", "http://127.0.0.1:4001", "client-id", "client");
        }

        @Override
        public List<Received> received() {
            return List.of();
        }

        @Override
        public List<String> violations() {
            return List.of();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
