// SPDX-License-Identifier: Apache-2.0
package dev.sluice.oauth;

import dev.sluice.http.Trust;
import io.quarkus.tls.TlsConfiguration;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import java.security.KeyStore;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The connection's trust in the form that the OIDC client takes it. */
final class ConnectionTls implements TlsConfiguration {

    private final String name;
    private final Trust trust;

    ConnectionTls(String name, Trust trust) {
        this.name = name;
        this.trust = trust;
    }

    @Override
    public @Nullable KeyStore getKeyStore() {
        return null;
    }

    @Override
    public @Nullable KeyCertOptions getKeyStoreOptions() {
        return null;
    }

    @Override
    public @Nullable KeyStore getTrustStore() {
        return null;
    }

    @Override
    public TrustOptions getTrustStoreOptions() {
        return TrustOptions.wrap(trust.trustManager());
    }

    @Override
    public SSLOptions getSSLOptions() {
        return new SSLOptions().setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"));
    }

    @Override
    public SSLContext createSSLContext() {
        return trust.sslContext();
    }

    @Override
    public boolean isTrustAll() {
        return false;
    }

    @Override
    public Optional<String> getHostnameVerificationAlgorithm() {
        return Optional.of("HTTPS");
    }

    @Override
    public boolean usesSni() {
        return true;
    }

    @Override
    public boolean reload() {
        return false;
    }

    @Override
    public String getName() {
        return name;
    }
}
