// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects certificates from PEM texts and passes over everything else in them. Each is read once, however often it
 * comes: a directory of hashed links beside a bundle holds every authority five times, and reading them is what costs.
 */
final class PemCertificates {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private final CertificateFactory factory;
    private final Set<String> seen = new HashSet<>();
    private final List<X509Certificate> certificates = new ArrayList<>();

    PemCertificates() throws CertificateException {
        factory = CertificateFactory.getInstance("X.509");
    }

    List<X509Certificate> certificates() {
        return certificates;
    }

    /** Adds every certificate of the text, or fails when one cannot be read; gives how many it holds. */
    int addEvery(byte[] pem) throws CertificateException {
        List<String> blocks = blocks(pem);
        for (String block : blocks) {
            add(block);
        }
        return blocks.size();
    }

    /** Adds those that can be read: one odd authority in a system's bundle must not cost the others. */
    int addReadable(byte[] pem) {
        int readable = 0;
        for (String block : blocks(pem)) {
            try {
                add(block);
                readable++;
            } catch (CertificateException e) {
                // the next one may be as it should
            }
        }
        return readable;
    }

    private void add(String block) throws CertificateException {
        if (!seen.contains(block)) {
            try {
                byte[] der = Base64.getMimeDecoder().decode(block);
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
                seen.add(block);
            } catch (IllegalArgumentException e) {
                throw new CertificateException("a certificate is not in base64", e);
            }
        }
    }

    private static List<String> blocks(byte[] pem) {
        String text = new String(pem, StandardCharsets.ISO_8859_1);
        List<String> blocks = new ArrayList<>();
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int end = text.indexOf(END, begin);
            blocks.add(text.substring(begin + BEGIN.length(), end < 0 ? text.length() : end)
                    .strip());
            begin = text.indexOf(BEGIN, begin + BEGIN.length());
        }
        return blocks;
    }
}
