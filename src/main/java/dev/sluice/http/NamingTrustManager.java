// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts as another does, and where that one knows no authority, says who issued what was shown. */
final class NamingTrustManager extends X509ExtendedTrustManager {

    /** One of the six questions of a trust manager. */
    @FunctionalInterface
    private interface Question {
        void ask() throws CertificateException;
    }

    private final X509ExtendedTrustManager trust;

    NamingTrustManager(X509ExtendedTrustManager trust) {
        this.trust = trust;
    }

    private static void named(X509Certificate[] chain, Question question) throws CertificateException {
        try {
            question.ask();
        } catch (CertificateException refused) {
            boolean isUnknown = refused.getCause() instanceof CertPathBuilderException;
            if (isUnknown && chain.length > 0) {
                throw new UntrustedIssuer(chain[0].getIssuerX500Principal().getName(), refused);
            }
            throw refused;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        named(chain, () -> trust.checkServerTrusted(chain, type));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        named(chain, () -> trust.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        named(chain, () -> trust.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        trust.checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        trust.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        trust.checkClientTrusted(chain, type, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}
