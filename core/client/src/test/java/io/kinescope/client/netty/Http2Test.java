package io.kinescope.client.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.content.Content;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.Http2Server;
import io.netty.handler.timeout.WriteTimeoutException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.netty.http.HttpProtocol;
import reactor.test.StepVerifier;

/** The client over HTTP/2. */
class Http2Test {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What a response holds. */
    record Thing(String id) {}

    @Test
    void interimResponsesAreSkipped() {
        try (Http2Server server = Http2Server.start(exchange -> exchange.headers(103, "link", "</a>; rel=preload")
                        .headers(102)
                        .ok(json(exchange)));
                KinescopeClient client = client(server, RetryPolicy.none())) {
            // One first: Jackson locks while it meets a type for the first time.
            client.api().get("/v1/{id}", "0").data(Thing.class).block(PATIENCE);
            List<String> ids = Flux.range(1, 40)
                    .flatMap(i -> client.api().get("/v1/{id}", "" + i).data(Thing.class), 8, 1)
                    .map(Thing::id)
                    .collectList()
                    .block(PATIENCE);
            assertThat(ids).doesNotHaveDuplicates().hasSize(40);
        }
    }

    @Test
    void aRefusedStreamIsSentAgainWhateverTheMethod() {
        try (Http2Server server = Http2Server.start(exchange -> {
                    if (exchange.number() == 1) {
                        exchange.refuse();
                    } else {
                        exchange.ok(json(exchange));
                    }
                });
                KinescopeClient client = client(server, quick())) {
            assertThat(post(client, 1)).isEqualTo("1");
            assertThat(server.requests()).containsExactly("POST /v1/1", "POST /v1/1");
        }
    }

    @Test
    void whatAGoAwayFrameLeavesOutIsSentAgainWhateverTheMethod() {
        try (Http2Server server = Http2Server.start(exchange -> {
                    if (exchange.number() % 3 == 0) {
                        exchange.goAwayBefore();
                    } else {
                        exchange.ok(json(exchange));
                    }
                });
                KinescopeClient client = client(server, quick())) {
            for (int i = 1; i <= 9; i++) {
                assertThat(post(client, i)).isEqualTo("" + i);
            }
            assertThat(server.requests()).hasSize(13);
        }
    }

    @Test
    void aStreamThatIsResetMayHaveArrived() {
        try (Http2Server server = Http2Server.start(Http2Server.Exchange::reset);
                KinescopeClient client = client(server, quick())) {
            StepVerifier.create(client.api().post("/v1/1").done())
                    .expectErrorSatisfies(error ->
                            assertThat(((TransportException) error).sent()).isTrue())
                    .verify(PATIENCE);
            assertThat(server.requests()).hasSize(1);
        }
    }

    static Stream<Content> bodies() {
        byte[] large = new byte[2_000_000];
        return Stream.of(Content.of(large), Content.of(Flux.just(ByteBuffer.wrap(large)), large.length));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aServerThatAcceptsNoBytesIsGivenUp(Content body) {
        try (Http2Server server = Http2Server.reading64KiB();
                KinescopeClient client = builder(server, RetryPolicy.none())
                        .responseTimeout(Duration.ofMillis(300))
                        .build()) {
            StepVerifier.create(client.api()
                            .external(Method.POST, server.url())
                            .body(body)
                            .done())
                    .expectErrorSatisfies(
                            error -> assertThat(error.getCause()).isInstanceOf(WriteTimeoutException.class))
                    .verify(PATIENCE);
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aServerThatReadsGetsAll(Content body) {
        try (Http2Server server = Http2Server.start(exchange -> exchange.ok("{}"));
                KinescopeClient client = client(server, RetryPolicy.none())) {
            client.api().external(Method.POST, server.url()).body(body).done().block(PATIENCE);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aCompressedResponseThatIsCutOffFails() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[10_000]);
        }
        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 4);
        try (Http2Server server = Http2Server.start(exchange ->
                        exchange.headers(200, "content-encoding", "gzip").end(cut));
                KinescopeClient client = client(server, RetryPolicy.none())) {
            StepVerifier.create(client.api().get("/v1/x").bytes().then())
                    .expectError(TransportException.class)
                    .verify(PATIENCE);
        }
    }

    private static String post(KinescopeClient client, int i) {
        return client.api()
                .post("/v1/{id}", "" + i)
                .body(List.of(i))
                .data(Thing.class)
                .map(Thing::id)
                .block(PATIENCE);
    }

    private static String json(Http2Server.Exchange exchange) {
        return "{\"data\":{\"id\":\"" + exchange.path().substring("/v1/".length()) + "\"}}";
    }

    private static RetryPolicy quick() {
        return RetryPolicy.standard().firstBackoff(Duration.ofMillis(1)).maxBackoff(Duration.ofMillis(10));
    }

    private static KinescopeClient client(Http2Server server, RetryPolicy retry) {
        return builder(server, retry).build();
    }

    private static KinescopeClient.Builder builder(Http2Server server, RetryPolicy retry) {
        return KinescopeClient.builder()
                .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
                .baseUrl(server.url())
                .rateLimiter(RateLimiter.unlimited())
                .retry(retry)
                .http(http -> http.protocol(HttpProtocol.H2C));
    }
}
