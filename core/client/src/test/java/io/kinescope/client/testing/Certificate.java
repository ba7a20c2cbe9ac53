package io.kinescope.client.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate of localhost that is signed by itself, made with the JDK's own tool.
 *
 * @param certificate the certificate
 * @param key its private key
 */
public record Certificate(X509Certificate certificate, PrivateKey key) {

    private static final String PASSWORD = "password";

    /** Makes one; the directory keeps its key store. */
    public static Certificate ofLocalhost(Path directory) {
        Path store = directory.resolve("store.p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString());
        try {
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("keytool ended with " + exit);
            }
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            return new Certificate((X509Certificate) keys.getCertificate("server"), (PrivateKey)
                    keys.getKey("server", PASSWORD.toCharArray()));
        } catch (IOException | InterruptedException | GeneralSecurityException failure) {
            throw new AssertionError("there is no certificate", failure);
        }
    }
}
