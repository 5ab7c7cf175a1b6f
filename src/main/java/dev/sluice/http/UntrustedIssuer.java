// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;

/** A server showed a certificate of an issuer that nobody here trusts; who that is tells much about the way there. */
final class UntrustedIssuer extends CertificateException {

    private static final long serialVersionUID = 1L;

    /** Words in the names of issuers that devices for TLS inspection use; general knowledge, and only a hint. */
    private static final List<String> INSPECTORS = List.of(
            "zscaler",
            "netskope",
            "fortinet",
            "fortigate",
            "palo alto",
            "blue coat",
            "bluecoat",
            "forcepoint",
            "sophos",
            "umbrella",
            "checkpoint",
            "mcafee",
            "proxy",
            "inspection",
            "firewall");

    private final String issuer;

    UntrustedIssuer(String issuer, CertificateException cause) {
        super(cause.getMessage(), cause);
        this.issuer = issuer;
    }

    String issuer() {
        return issuer;
    }

    boolean looksLikeInspection() {
        String lower = issuer.toLowerCase(Locale.ROOT);
        return INSPECTORS.stream().anyMatch(lower::contains);
    }
}
