// SPDX-License-Identifier: Apache-2.0
package dev.sluice.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeSettingsTest {

    @TempDir
    Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> flags = new HashMap<>();

    @BeforeEach
    void file() throws IOException {
        lines("");
        variables.put("SLUICE_CONFIG", folder.resolve("config.properties").toString());
    }

    @Test
    void listensOnLoopbackUnlessTold() {
        assertThat(read())
                .isEqualTo(new ServeSettings(
                        "127.0.0.1", 8080, Optional.empty(), false, Duration.ZERO, 64, Duration.ofSeconds(20)));
    }

    @Test
    void aFlagIsOverAVariableAndThatOverALine() throws IOException {
        lines("sluice.serve.reuse-seconds=1\nsluice.serve.max-requests=1\nsluice.serve.drain-seconds=1");
        variables.put("SLUICE_SERVE_MAX_REQUESTS", "2");
        variables.put("SLUICE_SERVE_DRAIN_SECONDS", "2");
        flags.put("drain-seconds", "3");
        ServeSettings settings = read();
        assertThat(settings.reuse()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.maxRequests()).isEqualTo(2);
        assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void thePlatformsPortCountsTheMoreSpecificFirst() {
        variables.put("PORT", "1001");
        assertThat(read().port()).isEqualTo(1001);
        variables.put("FUNCTIONS_CUSTOMHANDLER_PORT", "1002");
        assertThat(read().port()).isEqualTo(1002);
        variables.put("SLUICE_SERVE_PORT", "1003");
        assertThat(read().port()).isEqualTo(1003);
        flags.put("port", "1004");
        assertThat(read().port()).isEqualTo(1004);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "127.example"})
    void offLoopbackCallersMustShowAToken(String address) {
        flags.put("listen", address);
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("serve would listen on " + address + " for anybody: no token is asked of callers.");
        flags.put("token-file", "callers-token");
        assertThat(read().tokenFile()).contains(folder.resolve("callers-token"));
    }

    @Test
    void thePlatformMayAuthenticateThem() {
        flags.put("listen", "0.0.0.0");
        variables.put("SLUICE_SERVE_PLATFORM_AUTHENTICATION", "true");
        assertThat(read().hasPlatformAuthentication()).isTrue();
        variables.put("SLUICE_SERVE_PLATFORM_AUTHENTICATION", "false");
        assertThatThrownBy(this::read).isInstanceOf(InvalidSettings.class);
        variables.put("SLUICE_SERVE_PLATFORM_AUTHENTICATION", "perhaps");
        assertThatThrownBy(this::read).hasMessageContaining("neither true nor false");
    }

    @Test
    void aLineMayReferToAVariable() throws IOException {
        lines("sluice.serve.token-file=${TOKENS}/callers");
        variables.put("TOKENS", "/run/secrets");
        assertThat(read().tokenFile()).contains(Path.of("/run/secrets/callers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "8080/tcp", "tcp://10.0.0.1:80", "x"})
    void aPortThatIsNoneIsRefused(String port) {
        flags.put("port", port);
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("The port '" + port + "' (flag --port) cannot be used.");
    }

    @Test
    void anUnknownLineIsRefusedWithTheNearestName() throws IOException {
        lines("sluice.serve.reuse-second=1");
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("unknown key sluice.serve.reuse-second")
                .satisfies(failure -> assertThat(((InvalidSettings) failure).remedy())
                        .isEqualTo("Did you mean sluice.serve.reuse-seconds?"));
    }

    @Test
    void itsVariablesAreNoMistypedSettingsOfAConnection() {
        variables.put("SLUICE_SERVE_LISTEN", "127.0.0.1");
        variables.put("SLUICE_SERVE_LISTENS", "127.0.0.1");
        assertThat(VariableSettings.of(request().environment()).warnings())
                .containsExactly("The environment variable SLUICE_SERVE_LISTENS is not a setting and has no effect."
                        + " Did you mean SLUICE_SERVE_LISTEN?");
    }

    @Test
    void whatCanBeCheckedIsInTheFileOrInVariablesAlone() throws IOException {
        assertThat(SettingsReader.checkable(request())).isEmpty();
        variables.put("SLUICE_HOST", "acme.example");
        assertThat(SettingsReader.checkable(request())).containsExactly("environment");
        lines("sluice.connections.prod.host=acme.example");
        assertThat(SettingsReader.checkable(request())).containsExactly("prod");
    }

    private void lines(String text) throws IOException {
        Files.writeString(folder.resolve("config.properties"), text);
    }

    private ServeSettings read() {
        return ServeSettings.read(request(), flags);
    }

    private SettingsRequest request() {
        return SettingsRequest.of(new Environment(variables, Optional.empty(), folder));
    }
}
