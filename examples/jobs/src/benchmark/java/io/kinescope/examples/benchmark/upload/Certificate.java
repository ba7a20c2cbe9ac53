package io.kinescope.examples.benchmark.upload;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** A certificate for the loopback interface, signed by itself, made by the JDK's own tool and kept in a file. */
record Certificate(Path store) {

    private static final String PASSWORD = "password";

    static Certificate create(Path store) throws IOException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", "server", "-keyalg", "EC"));
        command.addAll(List.of("-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD, "-keystore", store.toString()));
        int end = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (end != 0) {
            throw new IllegalStateException("keytool ended with " + end);
        }
        return new Certificate(store);
    }

    SslContext server() throws IOException, GeneralSecurityException {
        KeyStore keys = keys();
        PrivateKey key = (PrivateKey) keys.getKey("server", PASSWORD.toCharArray());
        return SslContextBuilder.forServer(key, (X509Certificate) keys.getCertificate("server"))
                .sslProvider(SslProvider.JDK)
                .build();
    }

    SslContext client() throws IOException, GeneralSecurityException {
        return SslContextBuilder.forClient()
                .trustManager((X509Certificate) keys().getCertificate("server"))
                .sslProvider(SslProvider.JDK)
                .build();
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }
}
