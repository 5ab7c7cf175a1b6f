// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.connection;

import dev.sluice.local.http.Refusal;
import dev.sluice.local.state.Governance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.net.ssl.SSLContext;

/** The workspace's way to the outside: to loopback only, and only where the network policy allows it. */
final class Outside {

    private final HttpClient http;
    private final Governance governance;

    Outside(SSLContext trust, Governance governance) {
        this.http = HttpClient.newBuilder()
                .sslContext(trust)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.governance = governance;
    }

    HttpResponse<byte[]> send(URI target, HttpRequest.Builder request) throws InterruptedException {
        String host = String.valueOf(target.getHost());
        if (!governance.isAllowed(host)) {
            // the text is known; that the status is 403 is guessed
            throw new Refusal(
                    403,
                    "CUSTOMER_UNAUTHORIZED",
                    "CUSTOMER_UNAUTHORIZED: Access to " + host + " is denied because of serverless network policy.");
        }
        if (!host.equals("localhost") && !host.equals("127.0.0.1")) {
            throw new Refusal(
                    502, "UNSUPPORTED_BY_LOCAL_WORKSPACE", "The local workspace calls nothing outside: " + host);
        }
        try {
            return http.send(request.uri(target).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Refusal(502, "BAD_GATEWAY", "The service was not reached: " + e.getMessage()); // guessed
        }
    }
}
