// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTunnelTest {

    private static final HostAndPort TARGET = HostAndPort.parse("acme.example", 443);

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @Test
    void asksWithTheUserAgentAndTheCredentialAndLeavesTheTargetsBytes() throws IOException {
        ByteArrayInputStream in = answer("HTTP/1.1 200 Connection established\r\nVia: 1.1 p\r\n\r\nhello");
        ProxyTunnel.open(proxy("http://me:hush@proxy.corp:3128"), TARGET, in, sent);

        assertThat(sent.toString(StandardCharsets.ISO_8859_1))
                .isEqualTo("CONNECT acme.example:443 HTTP/1.1\r\nHost: acme.example:443\r\nUser-Agent: "
                        + UserAgent.VALUE + "\r\nProxy-Authorization: Basic bWU6aHVzaA==\r\n\r\n");
        assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).isEqualTo("hello");
    }

    @Test
    void sendsNoCredentialWithoutOne() throws IOException {
        ProxyTunnel.open(proxy("proxy.corp:3128"), TARGET, answer("HTTP/1.0 200 OK\n\n"), sent);
        assertThat(sent.toString(StandardCharsets.ISO_8859_1)).doesNotContain("Authorization");
    }

    @Test
    void explainsThatTheProxyWantsAPasswordOrRefusedIt() {
        assertThatThrownBy(() ->
                        ProxyTunnel.open(proxy("proxy.corp:3128"), TARGET, answer("HTTP/1.1 407 Who?\r\n\r\n"), sent))
                .isInstanceOf(Unavailable.class)
                .hasMessage("The proxy proxy.corp:3128 asks for a user and password"
                        + " (HTTP 407, for a connection to acme.example:443)");
        assertThatThrownBy(() -> ProxyTunnel.open(
                        proxy("me:hush@proxy.corp:3128"), TARGET, answer("HTTP/1.1 407 No\r\n\r\n"), sent))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("refused the user and password")
                .message()
                .doesNotContain("hush");
    }

    @Test
    void tellsARefusalFromATargetThatIsOutOfReach() {
        assertThatThrownBy(() -> ProxyTunnel.open(
                        proxy("proxy.corp:3128"), TARGET, answer("HTTP/1.1 403 Forbidden\r\n\r\n"), sent))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("HTTP 403");
        assertThatThrownBy(() -> ProxyTunnel.open(
                        proxy("proxy.corp:3128"), TARGET, answer("HTTP/1.1 502 Bad Gateway\r\n\r\n"), sent))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("HTTP 502");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "SSH-2.0-x\r\n\r\n"})
    void doesNotTakeAnythingElseForATunnel(String answer) {
        assertThatThrownBy(() -> ProxyTunnel.open(proxy("proxy.corp:3128"), TARGET, answer(answer), sent))
                .isInstanceOf(IOException.class);
    }

    @Test
    void stopsReadingAnAnswerThatDoesNotEnd() {
        assertThatThrownBy(() -> ProxyTunnel.open(proxy("proxy.corp:3128"), TARGET, answer("x".repeat(100_000)), sent))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(EOFException.class);
    }

    private static ProxyServer proxy(String text) {
        return ProxyRules.parse(text, "").proxyFor(TARGET).orElseThrow();
    }

    private static ByteArrayInputStream answer(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
