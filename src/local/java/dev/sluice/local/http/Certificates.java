// SPDX-License-Identifier: Apache-2.0
package dev.sluice.local.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A CA made at start and a certificate of its own for localhost, 127.0.0.1 and the clouds' names, both good for a month;
 * and what a client must not take.
 */
public final class Certificates {

    private static final byte[] SIGNED_WITH = Der.sequence(Der.oid("1.2.840.10045.4.3.2")); // ecdsa-with-SHA256
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    /** Beside this machine's own, those of the clouds that {@link CloudProxy} has answered here. */
    private static final List<String> NAMES = List.of(
            "localhost",
            "adb-1234567890123456.16.azuredatabricks.net",
            "adb-1234567890123456.16.databricks.azure.us",
            "adb-1234567890123456.16.databricks.azure.cn",
            "login.microsoftonline.com",
            "login.microsoftonline.us",
            "login.chinacloudapi.cn");

    private static final char[] NO_PASSWORD = new char[0];

    private static final String CA = "Sluice Local CA";

    /** From when until when a certificate is good. */
    private record Span(Instant from, Instant until) {

        private static Span ofDays(int first, int last) {
            Instant now = Instant.now();
            return new Span(now.plus(Duration.ofDays(first)), now.plus(Duration.ofDays(last)));
        }
    }

    private final KeyPair caKey;
    private final Path caFile;
    private final SSLContext context;
    private final SSLContext trusting;

    private Certificates(KeyPair caKey, Path caFile, SSLContext context, SSLContext trusting) {
        this.caKey = caKey;
        this.caFile = caFile;
        this.context = context;
        this.trusting = trusting;
    }

    /** Makes new keys and certificates; the CA's certificate is written to the folder. */
    public static Certificates create(Path folder) throws IOException {
        try {
            KeyPair caKey = newKey();
            KeyPair serverKey = newKey();
            Span month = Span.ofDays(-1, 30);
            byte[] ca = certificate(CA, caKey, month, caExtensions(caKey), CA, caKey);
            byte[] server =
                    certificate("localhost", serverKey, month, serverExtensions(serverKey, caKey, NAMES), CA, caKey);
            Path caFile = folder.resolve("ca.pem");
            Files.writeString(caFile, pem(ca));
            return new Certificates(
                    caKey, caFile, context(serverKey.getPrivate(), x509(server), x509(ca)), trusting(x509(ca)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of this CA for localhost that ended ten days ago. */
    SSLContext expired() {
        return issued(CA, caKey, NAMES, Span.ofDays(-40, -10));
    }

    /** One of this CA for another name. */
    SSLContext ofAnotherName() {
        return issued(CA, caKey, List.of("elsewhere.example.com"), Span.ofDays(-1, 30));
    }

    /** One for localhost of an authority by this name that nobody knows. */
    SSLContext ofAuthority(String issuer) {
        try {
            return issued(issuer, newKey(), NAMES, Span.ofDays(-1, 30));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext issued(String issuer, KeyPair issuerKey, List<String> names, Span span) {
        try {
            KeyPair key = newKey();
            byte[] extensions = serverExtensions(key, issuerKey, names);
            return context(
                    key.getPrivate(), x509(certificate(names.getFirst(), key, span, extensions, issuer, issuerKey)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The CA's certificate as PEM. */
    public Path caFile() {
        return caFile;
    }

    public SSLContext context() {
        return context;
    }

    /** For clients that trust this CA and nothing else. */
    public SSLContext trusting() {
        return trusting;
    }

    private static SSLContext trusting(Certificate ca) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setCertificateEntry("ca", ca);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] certificate(
            String subject, KeyPair key, Span span, byte[] extensions, String issuer, KeyPair issuerKey)
            throws GeneralSecurityException {
        byte[] serial = new byte[9];
        new SecureRandom().nextBytes(serial);
        serial[0] = 1; // so that it is positive and of full length
        byte[] toBeSigned = Der.sequence(
                Der.explicit(0, Der.integer(new byte[] {2})), // version 3
                Der.integer(serial),
                SIGNED_WITH,
                name(issuer),
                Der.sequence(Der.time(span.from()), Der.time(span.until())),
                name(subject),
                key.getPublic().getEncoded(),
                Der.explicit(3, extensions));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuerKey.getPrivate());
        signature.update(toBeSigned);
        return Der.sequence(toBeSigned, SIGNED_WITH, Der.bits(0, signature.sign()));
    }

    private static byte[] caExtensions(KeyPair key) throws GeneralSecurityException {
        return Der.sequence(
                extension("2.5.29.19", true, Der.sequence(Der.bool(true))), // basic constraints
                extension("2.5.29.15", true, Der.bits(1, new byte[] {0x06})), // key usage: sign certificates and lists
                extension("2.5.29.14", false, Der.octets(keyId(key))));
    }

    private static byte[] serverExtensions(KeyPair key, KeyPair issuerKey, List<String> names)
            throws GeneralSecurityException {
        List<byte[]> places = new ArrayList<>();
        if (names.equals(NAMES)) {
            places.add(Der.tagged(0x87, LOOPBACK));
        }
        names.forEach(name -> places.add(Der.tagged(0x82, name.getBytes(StandardCharsets.US_ASCII))));
        return Der.sequence(
                extension("2.5.29.17", false, Der.sequence(places.toArray(byte[][]::new))),
                extension("2.5.29.15", true, Der.bits(7, new byte[] {(byte) 0x80})), // key usage: digital signature
                extension("2.5.29.37", false, Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"))), // for TLS servers
                extension("2.5.29.14", false, Der.octets(keyId(key))),
                extension("2.5.29.35", false, Der.sequence(Der.tagged(0x80, keyId(issuerKey)))));
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.oid(oid), Der.bool(true), Der.octets(value))
                : Der.sequence(Der.oid(oid), Der.octets(value));
    }

    private static byte[] keyId(KeyPair key) throws GeneralSecurityException {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(key.getPublic().getEncoded());
        return java.util.Arrays.copyOf(digest, 20);
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.text(commonName))));
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static Certificate x509(byte[] der) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static SSLContext context(PrivateKey key, Certificate... chain)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("server", key, NO_PASSWORD, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
