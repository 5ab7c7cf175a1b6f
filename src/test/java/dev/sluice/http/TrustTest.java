// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {

    @TempDir
    static Path directory = Path.of("");

    private static final TestAuthority ONE = TestAuthority.create("one", "dns:localhost");
    private static final TestAuthority TWO = TestAuthority.create("two", "dns:localhost");

    private final String one = Files.readString(ONE.caFile());
    private final String two = Files.readString(TWO.caFile());

    TrustTest() throws IOException {}

    @Test
    void readsTheFirstSystemBundleThatExists() throws Exception {
        CertificateFiles files = new CertificateFiles(
                List.of(directory.resolve("missing"), file("a.crt", "# one\n" + one), file("b.crt", two)),
                List.of(),
                List.of(),
                List.of());
        assertThat(subjects(Trust.of(files))).containsExactly("CN=one");
    }

    @Test
    void addsWhatTheEnvironmentAndTheSettingName() throws Exception {
        Path hashed = Files.createDirectories(directory.resolve("hashed"));
        Files.writeString(hashed.resolve("4a6481c9.0"), two);
        Trust system = Trust.from(Map.of());
        Trust more = Trust.from(Map.of(
                        "SSL_CERT_DIR",
                        directory.resolve("missing") + ":" + hashed,
                        "SSL_CERT_FILE",
                        directory.resolve("missing").toString()))
                .withCaFile(file("ca.pem", one));

        assertThat(system.keyStore().size()).isPositive();
        assertThat(more.keyStore().size()).isEqualTo(system.keyStore().size() + 2);
        assertThat(subjects(more)).contains("CN=one", "CN=two");
    }

    @Test
    void fallsBackToTheJdksOwnAuthorities() throws Exception {
        CertificateFiles files = new CertificateFiles(List.of(), List.of(), List.of(), List.of());
        assertThat(Trust.of(files).keyStore().size()).isGreaterThan(10);
        assertThat(Trust.of(files).sslContext().getProtocol()).isEqualTo("TLS");
    }

    @Test
    void takesSeveralCertificatesAndWhateverStandsBetweenThem() throws Exception {
        Trust trust = bare().withCaFile(file("several.pem", "Subject: one\n" + one + "\r\n# - two -\n" + two));
        assertThat(subjects(trust)).contains("CN=one", "CN=two");
    }

    @Test
    void passesOverADamagedAuthorityOfTheSystem() throws Exception {
        String damaged = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        CertificateFiles files =
                new CertificateFiles(List.of(file("damaged.crt", damaged + one)), List.of(), List.of(), List.of());
        assertThat(subjects(Trust.of(files))).containsExactly("CN=one");
    }

    @Test
    void refusesACaFileThatIsMissing() {
        assertThatThrownBy(() -> bare().withCaFile(directory.resolve("missing")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> bare().withCaFile(directory))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    void refusesACaFileWithoutCertificatesWhenItIsNeeded() throws IOException {
        Trust empty = bare().withCaFile(file("empty.pem", ""));
        assertThatThrownBy(empty::keyStore).isInstanceOf(InvalidSettings.class).hasMessageContaining("no certificate");
        Trust damaged = bare().withCaFile(file("cut.pem", one.substring(0, 200)));
        assertThatThrownBy(damaged::sslContext)
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void takesACertificateOnceHoweverOftenItComes() throws Exception {
        Path again = Files.createDirectories(directory.resolve("again"));
        Files.writeString(again.resolve("one.pem"), one);
        Files.writeString(again.resolve("two.pem"), "# again\n" + two);
        CertificateFiles files = new CertificateFiles(
                List.of(file("bundle.crt", one + two)), List.of(file("one.crt", one)), List.of(again), List.of());
        assertThat(subjects(Trust.of(files))).containsExactly("CN=one", "CN=two");
    }

    @Test
    void isBuiltOnce() {
        Trust trust = Trust.from(Map.of());
        assertThat(trust.keyStore()).isSameAs(trust.keyStore());
        assertThat(trust.sslContext()).isSameAs(trust.sslContext());
    }

    private static Trust bare() {
        return Trust.of(new CertificateFiles(List.of(), List.of(), List.of(), List.of()));
    }

    private static Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static List<String> subjects(Trust trust) throws GeneralSecurityException {
        KeyStore store = trust.keyStore();
        List<String> subjects = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            subjects.add(((X509Certificate) store.getCertificate(alias))
                    .getSubjectX500Principal()
                    .getName());
        }
        return subjects;
    }
}
