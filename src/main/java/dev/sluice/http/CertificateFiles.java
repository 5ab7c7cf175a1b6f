// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import dev.sluice.error.SluiceException.InvalidSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which files hold the certificates to trust: the system's bundle (the first that exists), files and directories that
 * the environment adds when they exist, and files that a setting adds and that must exist.
 */
record CertificateFiles(List<Path> systemBundles, List<Path> files, List<Path> directories, List<Path> caFiles) {

    private static final List<String> SYSTEM_BUNDLES = List.of(
            "/etc/ssl/certs/ca-certificates.crt", // Debian, Ubuntu, Gentoo, Arch, distroless
            "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", // Red Hat, Fedora, Amazon
            "/etc/pki/tls/certs/ca-bundle.crt", // older Red Hat
            "/etc/ssl/ca-bundle.pem", // SUSE
            "/opt/homebrew/etc/ca-certificates/cert.pem", // before macOS' own: brew adds the keychain's authorities
            "/usr/local/etc/ca-certificates/cert.pem",
            "/etc/ssl/cert.pem"); // Alpine, macOS, the BSDs

    static CertificateFiles ofSystem(Map<String, String> environment) {
        String file = environment.getOrDefault("SSL_CERT_FILE", "");
        String directories = environment.getOrDefault("SSL_CERT_DIR", "");
        return new CertificateFiles(
                SYSTEM_BUNDLES.stream().map(Path::of).toList(),
                paths(Stream.of(file)),
                paths(Stream.of(directories.split(File.pathSeparator, -1))),
                List.of());
    }

    CertificateFiles withCaFile(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            String why = Files.isDirectory(file)
                    ? "it is a directory"
                    : Files.exists(file) ? "it may not be read" : "it does not exist";
            throw unusable(file, why);
        }
        List<Path> more = Stream.concat(caFiles.stream(), Stream.of(file)).toList();
        return new CertificateFiles(systemBundles, files, directories, more);
    }

    /** Adds the system's bundle; false when there is none. */
    boolean addSystem(PemCertificates certificates) {
        return systemBundles.stream().anyMatch(bundle -> addReadable(bundle, certificates));
    }

    /** Adds what the settings and the environment name. */
    void addOthers(PemCertificates certificates) {
        caFiles.forEach(file -> addRequired(file, certificates));
        files.forEach(file -> addReadable(file, certificates));
        for (Path directory : directories) {
            entries(directory).forEach(file -> addReadable(file, certificates));
        }
    }

    private static void addRequired(Path file, PemCertificates certificates) {
        try {
            if (certificates.addEvery(Files.readAllBytes(file)) == 0) {
                throw unusable(file, "it holds no certificate in PEM");
            }
        } catch (IOException e) {
            throw unusable(file, "it could not be read");
        } catch (CertificateException e) {
            throw unusable(file, "a certificate in it is damaged");
        }
    }

    /** What the surroundings add is not worth a failure: a connection that needed it will say whom it cannot trust. */
    private static boolean addReadable(Path file, PemCertificates certificates) {
        try {
            return Files.isRegularFile(file) && certificates.addReadable(Files.readAllBytes(file)) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> entries(Path directory) {
        List<Path> entries = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
                stream.forEach(entries::add);
            } catch (IOException e) {
                return List.of(); // as for one file that cannot be read
            }
        }
        return entries;
    }

    private static List<Path> paths(Stream<String> names) {
        return names.filter(name -> !name.isBlank()).map(Path::of).toList();
    }

    private static InvalidSettings unusable(Path file, String why) {
        return new InvalidSettings(
                "The ca-file " + file + " cannot be used: " + why,
                "Name a file with certificates in PEM (-----BEGIN CERTIFICATE-----);"
                        + " one in DER is converted by: openssl x509 -inform der -in FILE.");
    }
}
