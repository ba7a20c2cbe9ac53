package io.kinescope.client.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.Received;
import io.kinescope.client.testing.ScriptedServer;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientMetricsRecorder;
import reactor.netty.resources.ConnectionProvider;
import reactor.test.StepVerifier;

/** What the client promises holds whatever HTTP client the caller brings. */
class CustomHttpClientTest {

    private static final String TOKEN = "e51e55a1-7615-493e-9055-10ac9cc44ccd";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ScriptedServer server = ScriptedServer.start();
    private final ConnectionProvider pool = ConnectionProvider.create("mine", 2);

    @AfterEach
    void close() {
        pool.disposeLater().block(PATIENCE);
        server.close();
    }

    @Test
    void anotherClientKeepsHeadersTimeOutsAndRedirects() {
        server.enqueue(Answer.json("{}").gzip(), Answer.empty(302).header("Location", "/x"));
        try (KinescopeClient client = client(http -> HttpClient.create(pool).followRedirect(true))) {
            assertThat(client.api().get("/v1/x").raw().block(PATIENCE).body()).hasSize(2);
            StepVerifier.create(client.api().get("/v1/x").done())
                    .expectErrorSatisfies(
                            error -> assertThat(((ApiException) error).status()).isEqualTo(302))
                    .verify(PATIENCE);
        }
        assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.header("user-agent")).startsWith("kinescope-reactive/");
            assertThat(request.header("accept")).isEqualTo("application/json");
            assertThat(request.header("accept-encoding")).contains("gzip");
            assertThat(request.header("authorization")).isEqualTo("Bearer " + TOKEN);
        });
    }

    @Test
    void noClientIsRefusedWhenBuilding() {
        assertThatNullPointerException().isThrownBy(() -> client(http -> null)).withMessageContaining("http(...)");
    }

    @Test
    void everyCustomizerGetsTheClientOfTheOneBefore() {
        server.always(Answer.json("{}"));
        try (KinescopeClient client = builder()
                .http(http ->
                        http.headers(headers -> headers.set("X-First", "1").set("X-Both", "first")))
                .http(http -> http.headers(headers -> headers.set("X-Both", "second")))
                .build()) {
            client.api().get("/v1/x").done().block(PATIENCE);
        }
        Received request = server.takeRequest();
        assertThat(request.header("x-first")).isEqualTo("1");
        assertThat(request.header("x-both")).isEqualTo("second");
    }

    @Test
    void anotherClientDoesNotWaitForEver() {
        server.always(Answer.never());
        KinescopeClient.Builder impatient = builder().responseTimeout(Duration.ofMillis(100));
        try (KinescopeClient client =
                impatient.http(http -> HttpClient.create(pool)).build()) {
            StepVerifier.create(client.api().get("/v1/x").done())
                    .expectError(TransportException.class)
                    .verify(PATIENCE);
        }
    }

    @Test
    void headersOfTheCallerStayWithinKinescopesHosts() {
        server.always(Answer.json("{}"));
        UnaryOperator<HttpClient> custom = http -> http.headers(headers -> headers.set("Authorization", "Basic x")
                        .set("Cookie", "session=1")
                        .set("X-Secret", "1"))
                .doOnRequest((request, connection) -> request.header("X-Late-Secret", "1"));
        try (KinescopeClient client = client(custom)) {
            client.api().get("/v1/x").done().block(PATIENCE);
            client.api()
                    .external(Method.POST, server.url() + "/up")
                    .header("X-Own", "1")
                    .body(Map.of())
                    .done()
                    .block(PATIENCE);
        }
        Received trusted = server.takeRequest();
        assertThat(trusted.header("x-secret")).isEqualTo("1");
        assertThat(trusted.header("authorization")).isEqualTo("Bearer " + TOKEN);
        Received foreign = server.takeRequest();
        assertThat(foreign.header("x-own")).isEqualTo("1");
        assertThat(foreign.header("content-type")).isEqualTo("application/json");
        assertThat(foreign.headers().names().stream().map(name -> name.toLowerCase(java.util.Locale.ROOT)))
                .doesNotContain("authorization", "cookie", "x-secret", "x-late-secret");
    }

    @Test
    void aPoolOfTheCallersIsUsedAndStaysOpen() {
        server.enqueue(Answer.never());
        ConnectionProvider one = ConnectionProvider.builder("one")
                .maxConnections(1)
                .pendingAcquireTimeout(Duration.ofMillis(50))
                .build();
        try (KinescopeClient client = builder().connectionProvider(one).build()) {
            Disposable holding = client.api().get("/v1/x").done().subscribe();
            server.takeRequest();
            StepVerifier.create(client.api().get("/v1/x").done())
                    .expectError(TransportException.class)
                    .verify(PATIENCE);
            holding.dispose();
        }
        assertThat(one.isDisposed()).isFalse();
        one.disposeLater().block(PATIENCE);
    }

    @Test
    void metricsGetTemplatesInsteadOfIds() {
        server.always(Answer.json("{\"data\":{}}"));
        Set<String> tags = ConcurrentHashMap.newKeySet();
        UnaryOperator<HttpClient> measured = http -> http.metrics(true, () -> new Recorder(tags), Function.identity());
        try (KinescopeClient client = client(measured)) {
            client.api()
                    .get("/v1/videos/{video_id}", "a1")
                    .query("page", 1)
                    .done()
                    .block(PATIENCE);
            client.api().get("/v1/videos/{video_id}", "b2").done().block(PATIENCE);
            client.api()
                    .external(Method.POST, server.url() + "/secret-link")
                    .done()
                    .block(PATIENCE);
        }
        assertThat(tags).containsExactlyInAnyOrder("/v1/videos/{video_id}", "{endpoint}");
    }

    private KinescopeClient client(UnaryOperator<HttpClient> custom) {
        return builder().http(custom).build();
    }

    private KinescopeClient.Builder builder() {
        return KinescopeClient.builder()
                .token(TOKEN)
                .baseUrl(server.url())
                .rateLimiter(RateLimiter.unlimited())
                .retry(RetryPolicy.none());
    }

    /** Keeps the URI tags. */
    private record Recorder(Set<String> tags) implements HttpClientMetricsRecorder {

        @Override
        public void recordDataReceivedTime(
                SocketAddress remote, String uri, String method, String status, Duration time) {
            tags.add(uri);
        }

        @Override
        public void recordDataSentTime(SocketAddress remote, String uri, String method, Duration time) {
            tags.add(uri);
        }

        @Override
        public void recordResponseTime(SocketAddress remote, String uri, String method, String status, Duration time) {
            tags.add(uri);
        }

        @Override
        public void recordDataReceived(SocketAddress remote, String uri, long bytes) {
            tags.add(uri);
        }

        @Override
        public void recordDataSent(SocketAddress remote, String uri, long bytes) {
            tags.add(uri);
        }

        @Override
        public void incrementErrorsCount(SocketAddress remote, String uri) {
            tags.add(uri);
        }

        @Override
        public void recordDataReceived(SocketAddress remote, long bytes) {
            // It has no tag.
        }

        @Override
        public void recordDataSent(SocketAddress remote, long bytes) {
            // It has no tag.
        }

        @Override
        public void incrementErrorsCount(SocketAddress remote) {
            // It has no tag.
        }

        @Override
        public void recordTlsHandshakeTime(SocketAddress remote, Duration time, String status) {
            // It has no tag.
        }

        @Override
        public void recordConnectTime(SocketAddress remote, Duration time, String status) {
            // It has no tag.
        }

        @Override
        public void recordResolveAddressTime(SocketAddress remote, Duration time, String status) {
            // It has no tag.
        }
    }
}
