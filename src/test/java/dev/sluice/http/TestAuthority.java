// SPDX-License-Identifier: Apache-2.0
package dev.sluice.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate for tests, made by the JDK's keytool: a server's identity and its own authority. */
public final class TestAuthority {

    private final Path keyStoreFile;
    private final Path caFile;

    private TestAuthority(Path keyStoreFile, Path caFile) {
        this.keyStoreFile = keyStoreFile;
        this.caFile = caFile;
    }

    /** A certificate for names such as {@code dns:localhost,ip:127.0.0.1}; keytool is slow, so hold it in a constant. */
    public static TestAuthority create(String name, String subjectAlternativeNames) {
        try {
            Path directory = Files.createTempDirectory("sluice-authority-");
            Path store = directory.resolve(name + ".p12");
            Path pem = directory.resolve(name + ".pem");
            keytool(
                    store,
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-validity",
                    "30",
                    "-dname",
                    "CN=" + name,
                    "-ext",
                    "san=" + subjectAlternativeNames,
                    "-ext",
                    "bc=ca:true");
            keytool(store, "-exportcert", "-rfc", "-file", pem.toString());
            List.of(directory, store, pem).forEach(path -> path.toFile().deleteOnExit());
            return new TestAuthority(store, pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The certificate in PEM, to trust it. */
    public Path caFile() {
        return caFile;
    }

    /** TLS of a server with this certificate. */
    public SSLContext serverContext() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStoreFile)) {
            store.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(Path store, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "server", "-keystore", store.toString()));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", "changeit", "-J-XX:TieredStopAtLevel=1"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("keytool failed: " + output);
        }
    }
}
