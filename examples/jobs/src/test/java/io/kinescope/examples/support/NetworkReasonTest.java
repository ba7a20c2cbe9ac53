package io.kinescope.examples.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.TransportException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.unix.Errors;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.handler.timeout.WriteTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServer;

class NetworkReasonTest {

    private static final String TOKEN = "e51e55a1-7615-493e-9055-10ac9cc44ccd";

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new ConnectException(
                                "finishConnect(..) failed with error(-111): Connection refused: localhost/127.0.0.1:80"),
                        "connection refused by localhost:80"),
                Arguments.of(
                        new ConnectException("Connection refused: /127.0.0.1:80"),
                        "connection refused by 127.0.0.1:80"),
                Arguments.of(
                        new ConnectException("Connection refused: /[0:0:0:0:0:0:0:1]:80"),
                        "connection refused by [0:0:0:0:0:0:0:1]:80"),
                Arguments.of(new ConnectException("Connection refused"), "connection refused"),
                Arguments.of(
                        new ConnectTimeoutException("connection timed out after 10000 ms: api.example/10.0.0.1:443"),
                        "connecting to api.example:443 timed out"),
                Arguments.of(
                        new ConnectException(
                                "finishConnect(..) failed with error(-110): Connection timed out: /10.0.0.1:1"),
                        "connecting to 10.0.0.1:1 timed out"),
                Arguments.of(
                        new NoRouteToHostException("No route to host: api.example/10.0.0.1:443"),
                        "there is no route to api.example:443"),
                Arguments.of(
                        new SocketException(
                                "connectx(..) failed with error(-101): Network is unreachable: api.example/10.0.0.1:443"),
                        "the network is unreachable"),
                Arguments.of(
                        new UnknownHostException("Failed to resolve 'api.example' [A(1), AAAA(28)] after 2 queries "),
                        "the name api.example cannot be resolved"),
                Arguments.of(
                        new UnknownHostException("api.example: Name or service not known"),
                        "the name api.example cannot be resolved"),
                Arguments.of(
                        new ProxyConnectException(
                                "http, none, proxy.example/10.0.0.1:3128 => api.example/<unresolved>:443, status: 407"),
                        "the proxy proxy.example:3128 does not connect: status 407"),
                Arguments.of(
                        new ProxyConnectException(
                                "http, none, proxy.example/10.0.0.1:3128 => api.example/<unresolved>:443, status: 407 No, thanks"),
                        "the proxy proxy.example:3128 does not connect: status 407 No, thanks"),
                Arguments.of(
                        new ProxyConnectException(
                                "http, none, proxy.example/10.0.0.1:3128 => api.example/<unresolved>:443, "
                                        + "io.netty.channel.unix.Errors$NativeIoException: recvAddress(..) failed",
                                new Errors.NativeIoException("recvAddress", Errors.ERRNO_ECONNRESET_NEGATIVE)),
                        "the proxy proxy.example:3128 does not connect: the connection broke"),
                Arguments.of(
                        new SSLHandshakeException("General OpenSslEngine problem")
                                .initCause(new CertificateException("unable to find valid certification path")),
                        "the certificate of the server is not trusted: unable to find valid certification path"),
                Arguments.of(
                        new SSLHandshakeException("PKIX path building failed")
                                .initCause(new CertificateException(
                                        "PKIX path building failed: sun.security.SomeException: no path",
                                        new CertPathBuilderException("unable to find valid certification path"))),
                        "the certificate of the server is not trusted: unable to find valid certification path"),
                Arguments.of(
                        new NotSslRecordException("not an SSL/TLS record: 4854"),
                        "the server does not speak TLS at this port"),
                Arguments.of(
                        new SSLException("Received fatal alert: handshake_failure"),
                        "the TLS connection failed: Received fatal alert: handshake_failure"),
                Arguments.of(ReadTimeoutException.INSTANCE, "the server did not answer in time"),
                Arguments.of(WriteTimeoutException.INSTANCE, "the server did not take the request in time"),
                Arguments.of(
                        new Errors.NativeIoException("recvAddress", Errors.ERRNO_ECONNRESET_NEGATIVE),
                        "the connection broke"),
                Arguments.of(new SocketException("Connection reset"), "the connection broke"),
                Arguments.of(new IOException("Broken pipe"), "the connection broke"),
                Arguments.of(new ClosedChannelException(), "the connection broke"),
                Arguments.of(AbortedException.beforeSend(), "the connection broke"),
                Arguments.of(
                        new IOException("open(..) failed with error(-24): Too many open files"), "Too many open files"),
                Arguments.of(new IOException(), "IOException"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isSaidInWords(Throwable failure, String reason) {
        assertThat(NetworkReason.of(failure)).isEqualTo(reason);
        TransportException wrapped = new TransportException("GET /v1/videos", false, false, "raw", failure);
        assertThat(NetworkReason.of(wrapped)).isEqualTo(reason);
        assertThat(FailureReason.of(wrapped)).isEqualTo("GET /v1/videos failed: " + reason);
    }

    @Test
    void aReaderWhoKnowsTheHostIsToldOtherHostsOnly() {
        Throwable refused = new ConnectException("Connection refused: proxy.example/10.0.0.1:80");
        assertThat(NetworkReason.of(refused, "proxy.example:80")).isEqualTo("connection refused");
        assertThat(NetworkReason.of(refused, "proxy.example")).isEqualTo("connection refused");
        assertThat(NetworkReason.of(refused, "api.example")).isEqualTo("connection refused by proxy.example:80");
        Throwable unknown = new UnknownHostException("Failed to resolve 'api.example' [A(1)]");
        assertThat(NetworkReason.of(unknown, "api.example:443")).isEqualTo("its name cannot be resolved");
        assertThat(NetworkReason.of(unknown, "other.example")).isEqualTo("the name api.example cannot be resolved");
    }

    @Test
    void aFailureWithoutACauseSaysItsMessage() {
        assertThat(NetworkReason.of(new TransportException("GET /v1/x", false, false, "there is no token", null)))
                .isEqualTo("GET /v1/x was not sent: there is no token");
    }

    /** As Netty reports them on this system. */
    @Test
    void connectionsThatFailAreNamed() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThat(reason("http://127.0.0.1:" + closed)).isEqualTo("connection refused by 127.0.0.1:" + closed);
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> request.uri().contains("silent")
                        ? Mono.never()
                        : Mono.fromRunnable(() -> response.withConnection(connection -> connection.dispose())))
                .bindNow();
        try {
            String host = "127.0.0.1:" + server.port();
            assertThat(reason("https://" + host)).isEqualTo("the server does not speak TLS at this port");
            assertThat(reason("http://" + host)).isEqualTo("the connection was closed before the answer was complete");
            assertThat(reason("http://" + host + "/silent")).isEqualTo("the server did not answer in time");
        } finally {
            server.disposeNow();
        }
    }

    private static String reason(String url) {
        try (KinescopeClient client = KinescopeClient.builder()
                .token(TOKEN)
                .baseUrl(url)
                .retry(RetryPolicy.none())
                .responseTimeout(Duration.ofMillis(url.endsWith("silent") ? 100 : 60_000))
                .build()) {
            Throwable failure = catchThrowable(() -> client.videos().get("1").block(Duration.ofMinutes(1)));
            assertThat(failure).isInstanceOf(TransportException.class);
            return NetworkReason.of(failure);
        }
    }
}
