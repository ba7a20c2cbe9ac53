package io.kinescope.client.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.RawServer;
import io.kinescope.client.testing.ScriptedServer;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.proxy.ProxyConnectException;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;
import reactor.test.StepVerifier;

/** Failures name the cause that helps, and what cannot get better is not repeated. */
class FailureReasonTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource({"407 Proxy Authentication Required, true, 1", "403 Forbidden, true, 1", "503 Busy, false, 5"})
    void aProxyThatRefusesIsNamed(String status, boolean permanent, int connections) {
        String words = " SECRET\u0085\u009b" + "x".repeat(3000);
        AtomicInteger asked = new AtomicInteger();
        RawServer.Script proxy = (request, out) -> {
            asked.incrementAndGet();
            out.write(RawServer.ascii("HTTP/1.1 " + status + words + "\r\nContent-Length: 0\r\n\r\n"));
        };
        try (RawServer server = RawServer.start(proxy);
                KinescopeClient client = client(
                        "https://api.example.invalid",
                        http -> http.proxy(spec -> spec.type(ProxyProvider.Proxy.HTTP)
                                .host("127.0.0.1")
                                .port(URI.create(server.url()).getPort())
                                .username("me")
                                .password(user -> "geheim")))) {
            StepVerifier.create(client.api().get("/v1/x").done())
                    .expectErrorSatisfies(error -> {
                        assertThat(error)
                                .hasMessageContaining("the proxy does not connect: ")
                                .hasMessageContaining(status.substring(0, 3))
                                .hasMessageNotContaining("geheim");
                        assertThat(((TransportException) error).permanent()).isEqualTo(permanent);
                        assertThat(((TransportException) error).sent()).isFalse();
                        assertQuotesNothing(error);
                        assertThatCode(() -> new ObjectOutputStream(OutputStream.nullOutputStream()).writeObject(error))
                                .doesNotThrowAnyException();
                    })
                    .verify(PATIENCE);
            assertThat(asked).hasValue(connections);
        }
    }

    @Test
    void aServerWithoutTlsIsNamed() {
        try (ScriptedServer server = ScriptedServer.start();
                KinescopeClient client = client(server.url().replace("http:", "https:"), http -> http)) {
            StepVerifier.create(client.api().get("/v1/x").done())
                    .expectErrorSatisfies(error -> {
                        assertThat(error).hasMessageContaining("does not speak TLS");
                        assertThat(((TransportException) error).permanent()).isTrue();
                    })
                    .verify(PATIENCE);
        }
    }

    @Test
    void aCertificateThatIsNotTrustedIsPermanent() {
        Throwable path = new CertPathBuilderException("unable to find valid certification path to requested target");
        Throwable failure = new SSLHandshakeException("(certificate_unknown) PKIX path building failed");
        failure.initCause(new CertificateException("PKIX path building failed", path));
        assertThat(FailureReason.of(failure))
                .isEqualTo(new FailureReason(
                        "the certificate of the server is not trusted: PKIX path building failed", true));
    }

    @ParameterizedTest
    @CsvSource({
        "handshake_failure, true",
        "protocol_version, true",
        "certificate_required, true",
        "unrecognized_name, true",
        "internal_error, false"
    })
    void anAlertOfTheServerIsPermanentUnlessItsOwnFault(String alert, boolean permanent) {
        Throwable failure = new DecoderException(new SSLHandshakeException("Received fatal alert: " + alert));
        assertThat(FailureReason.of(failure).permanent()).isEqualTo(permanent);
        assertThat(FailureReason.of(failure).text()).contains(alert);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "socks5, password, /127.0.0.1:1080 => api:443, authStatus: FAILURE(255) | true",
                "socks5, none, /127.0.0.1:1080 => api:443, unexpected authMethod: UNACCEPTED(255) | true",
                "socks5, none, /127.0.0.1:1080 => api:443, status: FORBIDDEN(2) | true",
                "socks5, none, /127.0.0.1:1080 => api:443, status: HOST_UNREACHABLE(4) | false",
                "socks4, none, /127.0.0.1:1080 => api:443, status: REJECTED_OR_FAILED(91) | false",
                "http, none, /127.0.0.1:3128 => api:443, timeout | false",
            })
    void aProxyThatRefusesIsPermanentWhateverItSpeaks(String message, boolean permanent) {
        assertThat(FailureReason.of(new IOException(new ProxyConnectException(message)))
                        .permanent())
                .isEqualTo(permanent);
    }

    @Test
    void whatMayPassIsNot() {
        assertThat(FailureReason.of(new IOException("x", new UnknownHostException("nowhere"))))
                .isEqualTo(new FailureReason("the name of the host cannot be resolved: nowhere", false));
        assertThat(FailureReason.of(new SSLHandshakeException("Connection closed"))
                        .permanent())
                .isFalse();
        assertThat(FailureReason.of(new IOException("reset")))
                .isEqualTo(new FailureReason("IOException: reset", false));
    }

    private static void assertQuotesNothing(Throwable error) {
        for (Throwable failure = error; failure != null; failure = failure.getCause()) {
            assertThat(String.valueOf(failure.getMessage()))
                    .hasSizeLessThan(300)
                    .doesNotContain("SECRET")
                    .doesNotContain("\u0085", "\u009b");
        }
    }

    private static KinescopeClient client(String url, UnaryOperator<HttpClient> http) {
        return KinescopeClient.builder()
                .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
                .baseUrl(url)
                .rateLimiter(RateLimiter.unlimited())
                .retry(RetryPolicy.standard().firstBackoff(Duration.ofMillis(1)).maxBackoff(Duration.ofMillis(2)))
                .http(http)
                .build();
    }
}
