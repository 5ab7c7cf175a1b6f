// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.error.Explanation;
import dev.sluice.error.SluiceException.Unexpected;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom TLS trusts: the system's certificate authorities, read when the first TLS connection is made, and those that
 * were added. Nothing is read before, so that a command without TLS does not pay for it. Safe for several threads.
 */
public final class Trust {

    private final CertificateFiles files;
    private @Nullable KeyStore keyStore;
    private @Nullable X509TrustManager trustManager;
    private @Nullable SSLContext sslContext;

    private Trust(CertificateFiles files) {
        this.files = files;
    }

    /** The system's trust store, with {@code SSL_CERT_FILE} and {@code SSL_CERT_DIR} of the given environment added. */
    public static Trust from(Map<String, String> environment) {
        return new Trust(CertificateFiles.ofSystem(environment));
    }

    static Trust of(CertificateFiles files) {
        return new Trust(files);
    }

    /** The same, with the PEM certificates of the setting {@code ca-file} added; it must exist and hold one. */
    public Trust withCaFile(Path file) {
        return new Trust(files.withCaFile(file));
    }

    /** Every trusted authority, for clients that build their own TLS; not to be changed. */
    public synchronized KeyStore keyStore() {
        KeyStore known = keyStore;
        if (known == null) {
            known = read();
            keyStore = known;
        }
        return known;
    }

    /** The TLS of our own client; made once, so that sessions can be resumed. */
    public synchronized SSLContext sslContext() {
        SSLContext known = sslContext;
        if (known == null) {
            try {
                known = SSLContext.getInstance("TLS");
                known.init(null, new TrustManager[] {trustManager()}, null);
            } catch (GeneralSecurityException e) {
                throw broken(e);
            }
            sslContext = known;
        }
        return known;
    }

    /** The same trust for a client that makes its own TLS. */
    public synchronized X509TrustManager trustManager() {
        X509TrustManager known = trustManager;
        if (known == null) {
            try {
                X509TrustManager plain = x509(trustManagers(keyStore()));
                known = plain instanceof X509ExtendedTrustManager extended ? new NamingTrustManager(extended) : plain;
            } catch (GeneralSecurityException e) {
                throw broken(e);
            }
            trustManager = known;
        }
        return known;
    }

    private static X509TrustManager x509(TrustManager[] managers) {
        return Arrays.stream(managers)
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private KeyStore read() {
        try {
            PemCertificates pem = new PemCertificates();
            List<X509Certificate> authorities = new ArrayList<>(files.addSystem(pem) ? List.of() : jdkCertificates());
            files.addOthers(pem);
            authorities.addAll(pem.certificates());
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("authority-" + i, authorities.get(i));
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw broken(e);
        }
    }

    /** What the JDK (or the image, from its build) brings: for systems without a bundle, such as a container from scratch. */
    private static List<X509Certificate> jdkCertificates() throws GeneralSecurityException {
        return List.of(x509(trustManagers(null)).getAcceptedIssuers());
    }

    private static TrustManager[] trustManagers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static Unexpected broken(Exception cause) {
        return new Unexpected(new Explanation(
                "The certificates to trust could not be set up: " + cause.getMessage(),
                "Check the system's certificate bundle and the setting ca-file.",
                Optional.empty(),
                Optional.empty(),
                Optional.of(cause)));
    }
}
