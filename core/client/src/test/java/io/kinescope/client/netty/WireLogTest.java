package io.kinescope.client.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.content.Content;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.Certificate;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.logging.LogLevel;
import io.netty.handler.logging.LoggingHandler;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;
import reactor.netty.transport.logging.AdvancedByteBufFormat;

/** No secret is in the log, whoever logs what is on the wire, and in whichever format. */
class WireLogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TOKEN = "e51e55a1-7615-493e-9055-10ac9cc44ccd";
    private static final String STREAM_KEY = "stream-key-7615";
    private static final String SESSION = "session-of-the-user";
    private static final String LINK = "c0ffee-link-c0ffee";
    private static final String CATEGORY = "wire.log.test";

    @TempDir
    private static Path directory;

    private static Certificate certificate;

    private final AtomicInteger requests = new AtomicInteger();
    private final JdkLog log = JdkLog.everything();
    private DisposableServer server = HttpServer.create().host("127.0.0.1").bindNow();

    private enum Wire {
        HTTP_1,
        HTTP_1_TLS,
        HTTP_2,
        HTTP_2_UPGRADED,
        HTTP_2_TLS;

        boolean isSecure() {
            return this == HTTP_1_TLS || this == HTTP_2_TLS;
        }

        HttpProtocol[] protocols() {
            return switch (this) {
                case HTTP_1, HTTP_1_TLS -> new HttpProtocol[] {HttpProtocol.HTTP11};
                case HTTP_2 -> new HttpProtocol[] {HttpProtocol.H2C};
                case HTTP_2_UPGRADED -> new HttpProtocol[] {HttpProtocol.H2C, HttpProtocol.HTTP11};
                case HTTP_2_TLS -> new HttpProtocol[] {HttpProtocol.H2};
            };
        }
    }

    @BeforeAll
    static void createCertificate() {
        certificate = Certificate.ofLocalhost(directory);
    }

    @AfterEach
    void close() {
        log.close();
        server.disposeNow();
    }

    static Stream<Arguments> wiretaps() {
        return Stream.of(Wire.values())
                .flatMap(wire -> Stream.of(AdvancedByteBufFormat.values()).map(format -> Arguments.of(wire, format)));
    }

    @ParameterizedTest
    @MethodSource("wiretaps")
    void wiretapShowsNoSecret(Wire wire, AdvancedByteBufFormat format) {
        call(wire, http -> http.wiretap(CATEGORY, LogLevel.DEBUG, format));
        assertThat(log.text()).contains(CATEGORY);
        verifyNoSecret();
    }

    @ParameterizedTest
    @MethodSource("wiretaps")
    void loggingHandlersOfTheCallerShowNoSecret(Wire wire, AdvancedByteBufFormat format) {
        call(wire, http -> http.doOnChannelInit((observer, channel, address) -> channel.pipeline()
                        .addFirst(
                                "first",
                                format.toLoggingHandler(CATEGORY + ".first", LogLevel.DEBUG, StandardCharsets.UTF_8)))
                .doOnRequest((request, connection) ->
                        connection.addHandlerLast("last", new LoggingHandler(CATEGORY + ".last", LogLevel.DEBUG))));
        assertThat(log.text()).contains(CATEGORY + ".first", CATEGORY + ".last");
        verifyNoSecret();
    }

    @Test
    void theDefaultWiretapShowsNoSecret() {
        call(Wire.HTTP_1, http -> http.wiretap(true));
        assertThat(log.text()).contains("reactor.netty.http.client.HttpClient");
        verifyNoSecret();
    }

    @Test
    void wiretapShowsWhatIsNoSecret() {
        call(Wire.HTTP_1, http -> http.wiretap(CATEGORY, LogLevel.DEBUG, AdvancedByteBufFormat.TEXTUAL));
        assertThat(log.text())
                .contains("GET /v1/videos/1 HTTP/1.1", "accept: application/json", "authorization:*******")
                .contains("HTTP/1.1 503 Service Unavailable", "HTTP/1.1 200 OK", "content-type: application/json");
    }

    /** An answer that fails and is repeated, one with a secret, an error, an upload. */
    private void call(Wire wire, UnaryOperator<HttpClient> logging) {
        server.disposeNow();
        server = server(wire);
        UnaryOperator<HttpClient> protocol = http -> wire.isSecure()
                ? http.protocol(wire.protocols()).secure(spec -> spec.sslContext(clientTls(wire)))
                : http.protocol(wire.protocols());
        try (KinescopeClient client = KinescopeClient.builder()
                .token(TOKEN)
                .baseUrl((wire.isSecure() ? "https" : "http") + "://localhost:" + server.port())
                .rateLimiter(RateLimiter.unlimited())
                .retry(RetryPolicy.standard().firstBackoff(Duration.ofMillis(1)))
                .http(http ->
                        logging.apply(protocol.apply(http)).headers(headers -> headers.set("Cookie", "id=" + SESSION)))
                .build()) {
            byte[] answer =
                    client.api().get("/v1/videos/1").raw().block(PATIENCE).body();
            assertThat(new String(answer, StandardCharsets.UTF_8)).contains(STREAM_KEY);
            client.api()
                    .get("/v1/missing")
                    .done()
                    .onErrorComplete(ApiException.class)
                    .block(PATIENCE);
            client.api()
                    .post("/v1/upload")
                    .body(Content.of(TOKEN.repeat(1000).getBytes(StandardCharsets.UTF_8)))
                    .done()
                    .block(PATIENCE);
            ByteBuffer chunk = StandardCharsets.UTF_8.encode(TOKEN + "\r\n");
            client.api()
                    .post("/v1/upload")
                    .body(Content.of(Flux.just(chunk, chunk.duplicate()), 2L * chunk.remaining()))
                    .done()
                    .block(PATIENCE);
        }
        assertThat(requests).hasValue(5);
    }

    private DisposableServer server(Wire wire) {
        HttpServer prepared =
                HttpServer.create().host("127.0.0.1").protocol(wire.protocols()).handle(this::answer);
        return (wire.isSecure() ? prepared.secure(spec -> spec.sslContext(serverTls(wire))) : prepared).bindNow();
    }

    private static GenericSslContextSpec<SslContextBuilder> serverTls(Wire wire) {
        return wire == Wire.HTTP_2_TLS
                ? Http2SslContextSpec.forServer(certificate.key(), certificate.certificate())
                : Http11SslContextSpec.forServer(certificate.key(), certificate.certificate());
    }

    private static GenericSslContextSpec<SslContextBuilder> clientTls(Wire wire) {
        return wire == Wire.HTTP_2_TLS
                ? Http2SslContextSpec.forClient().configure(tls -> tls.trustManager(certificate.certificate()))
                : Http11SslContextSpec.forClient().configure(tls -> tls.trustManager(certificate.certificate()));
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        boolean first = requests.incrementAndGet() == 1;
        assertThat(request.requestHeaders().get("authorization")).isEqualTo("Bearer " + TOKEN);
        int status = first ? 503 : request.uri().endsWith("missing") ? 404 : 200;
        return request.receive()
                .then(response.status(status)
                        .header("content-type", "application/json")
                        .header("location", "/" + LINK)
                        .sendString(Mono.just("{\"streamkey\":\"" + STREAM_KEY + "\",\"token\":\"" + TOKEN + "\"}"))
                        .then());
    }

    private void verifyNoSecret() {
        String text = log.text().toLowerCase(Locale.ROOT);
        // A dump has two columns, whose bytes go on in the next line.
        StringBuilder hex = new StringBuilder();
        StringBuilder dumped = new StringBuilder();
        text.lines().filter(line -> line.matches("\\|[0-9a-f]{8}\\|.*\\|")).forEach(line -> {
            String[] columns = line.split("\\|", 4);
            hex.append(columns[2].replace(" ", ""));
            dumped.append(columns[3], 0, columns[3].length() - 1);
        });
        for (String secret : new String[] {TOKEN, STREAM_KEY, SESSION, LINK}) {
            assertThat(text).doesNotContain(secret);
            assertThat(dumped).doesNotContain(secret);
            assertThat(hex).doesNotContain(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.US_ASCII)));
        }
        assertThat(hex).doesNotContain(compressed("Bearer " + TOKEN));
    }

    /** As HTTP/2 has it on the wire. */
    private static String compressed(String value) {
        ByteBuf encoded = Unpooled.buffer();
        try {
            new DefaultHttp2HeadersEncoder().encodeHeaders(3, new DefaultHttp2Headers().set("x", value), encoded);
            // Before the value are the name and two lengths.
            return ByteBufUtil.hexDump(encoded).substring(10);
        } catch (Http2Exception failure) {
            throw new AssertionError(failure);
        } finally {
            encoded.release();
        }
    }
}
