package io.kinescope.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.TransportException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

/** A server whose certificate only the bundle trusts. */
class SslBundleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PASSWORD = "password";

    @TempDir
    private static Path directory;

    private static Path store;
    private static DisposableServer server;

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, KinescopeAutoConfiguration.class))
            .withPropertyValues(
                    "kinescope.token=e51e55a1-7615-493e-9055-10ac9cc44ccd",
                    "kinescope.base-url=https://localhost:" + server.port(),
                    "kinescope.retry.policy=none",
                    "spring.ssl.bundle.jks.kinescope.truststore.type=PKCS12",
                    "spring.ssl.bundle.jks.kinescope.truststore.location=" + store.toUri(),
                    "spring.ssl.bundle.jks.kinescope.truststore.password=" + PASSWORD);

    @BeforeAll
    static void start() throws IOException, InterruptedException, GeneralSecurityException {
        store = directory.resolve("store.p12");
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
        assertThat(new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        SslContext tls = SslContextBuilder.forServer(
                        (PrivateKey) keys.getKey("server", PASSWORD.toCharArray()),
                        (X509Certificate) keys.getCertificate("server"))
                .build();
        server = HttpServer.create()
                .host("127.0.0.1")
                .secure(spec -> spec.sslContext(tls))
                .handle((request, response) ->
                        response.header("Content-Type", "application/json").sendString(Mono.just("{\"data\":{}}")))
                .bindNow();
    }

    @AfterAll
    static void stop() {
        server.disposeNow();
    }

    @Test
    void theBundleTrustsTheServer() {
        application.withPropertyValues("kinescope.ssl.bundle=kinescope").run(context -> call(context.getBean(
                        KinescopeClient.class))
                .expectComplete()
                .verify(PATIENCE));
    }

    @Test
    void withoutTheBundleTheServerIsNotTrusted() {
        application.run(context -> call(context.getBean(KinescopeClient.class))
                .expectError(TransportException.class)
                .verify(PATIENCE));
    }

    @Test
    void aBundleThatIsMissingStopsTheStart() {
        application
                .withPropertyValues("kinescope.ssl.bundle=other")
                .run(context ->
                        assertThat(context).getFailure().rootCause().isInstanceOf(NoSuchSslBundleException.class));
    }

    private static StepVerifier.FirstStep<Void> call(KinescopeClient client) {
        return StepVerifier.create(client.api().get("/v1/videos").done());
    }
}
