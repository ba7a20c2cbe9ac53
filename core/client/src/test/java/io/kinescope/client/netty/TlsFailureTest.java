package io.kinescope.client.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.Certificate;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

/** The client and real servers that it cannot agree with on TLS: the reason is told, and nothing is tried twice. */
class TlsFailureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path directory;

    private static X509Certificate certificate;
    private static PrivateKey key;

    @BeforeAll
    static void createCertificate() {
        Certificate created = Certificate.ofLocalhost(directory);
        certificate = created.certificate();
        key = created.key();
    }

    @Test
    void aCertificateThatNobodySigned() {
        verify("localhost", server -> server, client -> client, "is not trusted");
    }

    @Test
    void aCertificateOfAnotherHost() {
        verify("127.0.0.1", server -> server, client -> client.trustManager(certificate), "is not trusted");
    }

    @Test
    void anotherVersionOfTls() {
        verify(
                "localhost",
                server -> server.protocols("TLSv1.2"),
                client -> client.trustManager(certificate).protocols("TLSv1.3"),
                "refuses the TLS connection");
    }

    @Test
    void aServerThatWantsACertificateOfTheClient() {
        verify(
                "localhost",
                server -> server.protocols("TLSv1.2")
                        .clientAuth(ClientAuth.REQUIRE)
                        .trustManager(certificate),
                client -> client.trustManager(certificate),
                "refuses the TLS connection");
    }

    private static void verify(
            String host,
            UnaryOperator<SslContextBuilder> serverTls,
            UnaryOperator<SslContextBuilder> clientTls,
            String reason) {
        AtomicInteger connections = new AtomicInteger();
        SslContext tls = build(clientTls.apply(SslContextBuilder.forClient()));
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .doOnChannelInit((observer, channel, remote) -> connections.incrementAndGet())
                .secure(spec -> spec.sslContext(build(serverTls.apply(SslContextBuilder.forServer(key, certificate)))))
                .handle((request, response) -> response.status(200).send())
                .bindNow();
        try (KinescopeClient client = KinescopeClient.builder()
                .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
                .baseUrl("https://" + host + ":" + server.port())
                .rateLimiter(RateLimiter.unlimited())
                .retry(RetryPolicy.standard().firstBackoff(Duration.ofMillis(1)))
                .http(http -> http.secure(spec -> spec.sslContext(tls)))
                .build()) {
            StepVerifier.create(client.api().get("/v1/x").done())
                    .expectErrorSatisfies(error -> {
                        assertThat(error).isInstanceOf(TransportException.class).hasMessageContaining(reason);
                        assertThat(((TransportException) error).permanent()).isTrue();
                    })
                    .verify(PATIENCE);
            assertThat(connections).hasValue(1);
        } finally {
            server.disposeNow();
        }
    }

    private static SslContext build(SslContextBuilder builder) {
        try {
            return builder.sslProvider(SslProvider.JDK).build();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
