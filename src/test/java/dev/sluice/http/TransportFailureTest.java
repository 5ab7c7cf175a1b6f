// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.http.TransportFailure.Kind;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransportFailureTest {

    /** A link of the shape, within JSON of another shape. */
    record Links(List<Integer> links) {}

    static Stream<Arguments> reasons() {
        return Stream.of(
                // never connected, may have arrived, may pass
                row(new UnknownHostException("acme"), Kind.UNKNOWN_HOST, false, false, false),
                row(new ConnectException("Connection refused"), Kind.REFUSED, true, false, true),
                row(
                        new ConnectTimeoutException("connection timed out after 1 s"),
                        Kind.CONNECT_TIMEOUT,
                        true,
                        false,
                        true),
                row(new ConnectException("Connection timed out"), Kind.CONNECT_TIMEOUT, true, false, true),
                row(new SocketTimeoutException("Connect timed out"), Kind.CONNECT_TIMEOUT, true, false, true),
                row(new SslHandshakeTimeoutException("handshake timed out"), Kind.CONNECT_TIMEOUT, true, false, true),
                row(new SocketTimeoutException("Read timed out"), Kind.TIMEOUT, false, true, true),
                row(new TimeoutException(), Kind.TIMEOUT, false, true, true),
                row(new SSLHandshakeException("handshake_failure"), Kind.TLS, false, false, false),
                row(handshake(new EOFException("peer shut down")), Kind.TLS, false, false, false),
                row(new NotSslRecordException("not an SSL/TLS record"), Kind.TLS, false, false, false),
                row(handshake(new CertificateException("expired")), Kind.CERTIFICATE, false, false, false),
                row(new SSLHandshakeException("PKIX path building failed"), Kind.CERTIFICATE, false, false, false),
                row(new SSLException("closing inbound before close_notify"), Kind.BROKEN, false, true, true),
                row(new SSLException("write", new SocketException("reset")), Kind.BROKEN, false, true, true),
                row(new SocketException("Connection reset"), Kind.BROKEN, false, true, true));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void knowsFromTheReasonWhatCanHaveArrived(
            Exception reason, Kind kind, boolean neverConnected, boolean mayHaveArrived, boolean mayPass) {
        for (Throwable failure : List.of(reason, new IllegalStateException(reason.toString(), reason))) {
            TransportFailure found = TransportFailure.from(failure);
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.neverConnected()).isEqualTo(neverConnected);
            assertThat(found.mayHaveArrived()).isEqualTo(mayHaveArrived);
            assertThat(found.mayPass()).isEqualTo(mayPass);
            assertThat(found.explain("look", "acme").remedy()).isNotEmpty();
        }
    }

    @Test
    void namesTheAddressThatRefused() {
        TransportFailure failure =
                TransportFailure.from(new ConnectException("Connection refused: acme.example/10.0.0.1:443"));
        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.words()).isEqualTo("the connection to 10.0.0.1:443 was refused");
    }

    @Test
    void saysARefusalWithoutAnAddressToo() {
        assertThat(TransportFailure.from(new ConnectException("Connection refused"))
                        .words())
                .isEqualTo("the connection was refused");
    }

    @Test
    void saysWhatIsWrongWithACertificateAndNoNameOfAClass() {
        TransportFailure failure = TransportFailure.from(new SSLHandshakeException(
                "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException:"
                        + " unable to find valid certification path to requested target"));
        assertThat(failure.kind()).isEqualTo(Kind.CERTIFICATE);
        assertThat(failure.words())
                .isEqualTo("its certificate is not trusted: no authority that is trusted here has issued it");
    }

    @Test
    void saysWhatTheInnermostFailureSays() {
        IOException wrapped = new IOException("java.io.IOException: closed", new IOException("closed"));
        assertThat(TransportFailure.from(wrapped).words()).isEqualTo("the connection broke: closed");
    }

    @Test
    void knowsOurOwnTunnelsWords() {
        TransportFailure failure =
                TransportFailure.from(new IOException("the proxy p:1 could not connect to a:443 (HTTP 502)"));
        assertThat(failure.kind()).isEqualTo(Kind.PROXY);
        assertThat(failure.words()).isEqualTo("the proxy p:1 could not connect to a:443 (HTTP 502)");
    }

    @Test
    void namesThePlaceInJsonAndNoValue() {
        String json = "{\"links\":[1,\"https://storage/?sig=hush\"]}";
        Throwable mismatch = catchThrowable(() -> Json.mapper().readValue(json, Links.class));
        assertThat(TransportFailure.from(new IllegalStateException(mismatch)).words())
                .isEqualTo("the answer is not the JSON that was expected (links.[1], line 1, column 13)");

        Throwable notJson = catchThrowable(() -> Json.mapper().readValue("hush", Map.class));
        assertThat(TransportFailure.from(notJson).words())
                .isEqualTo("the answer is not the JSON that was expected (line 1, column 1)");
    }

    private static IOException handshake(Exception cause) {
        SSLHandshakeException failure = new SSLHandshakeException("no");
        failure.initCause(cause);
        return failure;
    }

    private static Arguments row(
            Exception reason, Kind kind, boolean neverConnected, boolean mayHaveArrived, boolean mayPass) {
        return Arguments.of(reason, kind, neverConnected, mayHaveArrived, mayPass);
    }
}
