package io.kinescope.client.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.resources.ConnectionProvider;
import reactor.test.StepVerifier;

/** Looks at the bytes on the wire where a client would hide what the server did. */
class ScriptedServerTest {

    private static final String SILENCE = " ... and silence";

    private final ScriptedServer server = ScriptedServer.start();
    private final ConnectionProvider pool = ConnectionProvider.create("test", 1);
    private final HttpClient client =
            HttpClient.create(pool).baseUrl(server.url()).disableRetry(true).responseTimeout(Duration.ofSeconds(5));

    @AfterEach
    void close() {
        pool.dispose();
        server.close();
    }

    @Test
    void answersInOrderThenWhatIsForAllButRulesFirst() {
        server.enqueue(Answer.json("1"), Answer.json("2"))
                .always(Answer.json("all"))
                .when(request -> request.uri().startsWith("/odd"), Answer.html(503, "<html>"));

        assertThat(List.of(get("/a"), get("/odd"), get("/b"), get("/c"), get("/d")))
                .containsExactly("1", "<html>", "2", "all", "all");
    }

    @Test
    void whatIsNotScriptedSaysSo() {
        assertThat(raw("GET /a?b=\"c HTTP/1.1"))
                .startsWith("HTTP/1.1 418 ")
                .endsWith("{\"error\":{\"code\":418,\"message\":\"nothing is scripted for GET /a?b='c\"}}" + SILENCE);
    }

    @Test
    void answerDependsOnTheRequest() {
        server.always(request -> Answer.json("\"" + request.uri() + "\""));

        assertThat(get("/v1/videos?page=2")).isEqualTo("\"/v1/videos?page=2\"");
    }

    @Test
    void remembersWhatItReceived() {
        server.always(Answer.empty(204));

        client.headers(headers -> headers.set("X-Test", "yes"))
                .post()
                .uri("/v1/a%20b?q=%D1%8F+z")
                .send(ByteBufFlux.fromString(Mono.just("tēst")))
                .responseContent()
                .aggregate()
                .block();
        get("/second");

        Received first = server.takeRequest();
        assertThat(first.line()).isEqualTo("POST /v1/a%20b?q=%D1%8F+z");
        assertThat(first.header("x-test")).isEqualTo("yes");
        assertThat(first.text()).isEqualTo("tēst");
        assertThat(first.bytes()).isEqualTo("tēst".getBytes(UTF_8));
        Received second = server.takeRequest();
        assertThat(second.connection()).isEqualTo(first.connection());
        assertThat(second.remotePort()).isEqualTo(first.remotePort());
        assertThat(second.arrival()).isGreaterThan(first.arrival());
        assertThat(server.requests()).containsExactly(first, second);
        assertThat(server.connections().accepted()).isEqualTo(1);
        assertThat(server.connections().open()).isEqualTo(1);
    }

    @Test
    void completeAnswerLeavesTheConnectionOpen() throws IOException {
        server.always(Answer.json(201, "{}").header("X-Request-ID", "1").header("X-Request-ID", "2"));

        try (Socket socket = request("GET / HTTP/1.1")) {
            assertThat(read(socket))
                    .isEqualTo("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nX-Request-ID: 1\r\n"
                            + "X-Request-ID: 2\r\ncontent-length: 2\r\n\r\n{}" + SILENCE);
        }
    }

    @Test
    void emptyAnswerHasNoBody() {
        server.enqueue(Answer.empty(204), Answer.empty(500));

        assertThat(raw("GET / HTTP/1.1")).isEqualTo("HTTP/1.1 204 No Content\r\n\r\n" + SILENCE);
        assertThat(raw("GET / HTTP/1.1")).endsWith("content-length: 0\r\n\r\n" + SILENCE);
    }

    @Test
    void delayHoldsTheAnswerBack() {
        server.enqueue(Answer.json("1").delay(Duration.ofMillis(200)));

        long start = System.nanoTime();
        get("/");
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void closeEndsWithoutAByte() {
        server.enqueue(Answer.close());

        assertThat(raw("GET / HTTP/1.1")).isEmpty();
    }

    @Test
    void resetEndsWithoutAByteAndWithRst() throws IOException {
        server.enqueue(Answer.reset());

        try (Socket socket = request("GET / HTTP/1.1")) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
    }

    @Test
    void neverIsSilent() throws IOException {
        server.enqueue(Answer.never());

        try (Socket socket = request("GET / HTTP/1.1")) {
            socket.setSoTimeout(300);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void closeAfterCutsTheBody() {
        server.enqueue(
                Answer.json("{\"data\":1}").closeAfter(3), Answer.json("{}").closeAfter(0));

        assertThat(raw("GET / HTTP/1.1")).endsWith("content-length: 10\r\n\r\n{\"d");
        assertThat(raw("GET / HTTP/1.1")).endsWith("content-length: 2\r\n\r\n");
    }

    @Test
    void closeAfterCutsChunksToo() {
        server.enqueue(Answer.json("{\"data\":1}").chunked().closeAfter(3));

        assertThat(raw("GET / HTTP/1.1")).contains("transfer-encoding: chunked").endsWith("\r\n\r\n3\r\n{\"d\r\n");
    }

    @Test
    void cutAnswerFailsAtTheClient() {
        server.enqueue(Answer.json("{\"data\":1}").closeAfter(3));

        StepVerifier.create(client.get().uri("/").responseContent().aggregate().asString())
                .expectError(PrematureCloseException.class)
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void resetAfterEndsWithRst() throws IOException {
        server.enqueue(Answer.json("{}").resetAfter(1));

        try (Socket socket = request("GET / HTTP/1.1")) {
            assertThatThrownBy(() -> socket.getInputStream().readAllBytes()).hasMessage("Connection reset");
        }
    }

    @Test
    void stallAfterFallsSilent() throws IOException {
        server.enqueue(Answer.json("{}").stallAfter(1));

        try (Socket socket = request("GET / HTTP/1.1")) {
            assertThat(read(socket)).endsWith("\r\n\r\n{" + SILENCE);
        }
    }

    @Test
    void thenCloseEndsAfterTheCompleteAnswerUnannounced() {
        server.enqueue(Answer.json("{}").thenClose());

        assertThat(raw("GET / HTTP/1.1")).endsWith("\r\n\r\n{}").doesNotContainIgnoringCase("connection:");
    }

    @Test
    void slowBodyArrivesBitByBit() {
        server.enqueue(Answer.json("12345").slowly(2, Duration.ofMillis(50)));

        long start = System.nanoTime();
        assertThat(get("/")).isEqualTo("12345");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void oversizedBodyHasItsLengthOrNot() {
        long size = 3 * 1024 * 1024 + 1;
        server.enqueue(Answer.oversized(size), Answer.oversized(size).chunked());

        assertThat(get("/")).hasSize((int) size).isBlank();
        assertThat(get("/")).hasSize((int) size).isBlank();
    }

    @Test
    void gzipIsSmallerOnTheWire() throws IOException {
        server.enqueue(Answer.oversized(1_000_000).gzip());

        byte[] bytes = client.get()
                .uri("/")
                .responseContent()
                .aggregate()
                .asByteArray()
                .block();

        assertThat(bytes).hasSizeLessThan(10_000);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes())
                .hasSize(1_000_000);
    }

    @Test
    void idleConnectionIsClosedByTheServer() throws Exception {
        try (ScriptedServer impatient = ScriptedServer.closingIdleAfter(Duration.ofMillis(100))) {
            impatient.always(Answer.json("{}"));
            try (Socket socket = request(impatient, "GET / HTTP/1.1")) {
                assertThat(read(socket)).endsWith("{}");
            }
            impatient.connections().awaitAtMost(0);
            assertThat(impatient.connections().accepted()).isEqualTo(1);
        }
    }

    @Test
    void connectionsAreSeenToClose() throws IOException {
        server.always(Answer.json("{}"));
        Socket socket = request("GET / HTTP/1.1");
        server.takeRequest();
        assertThat(server.connections().open()).isEqualTo(1);

        socket.close();
        server.connections().awaitAtMost(0);

        assertThat(server.connections().open()).isZero();
    }

    @Test
    void clientThatGoesAwayLeavesNothingBehind() {
        server.always(Answer.oversized(Long.MAX_VALUE / 2)
                .slowly(1000, Duration.ofMillis(1))
                .stallAfter(1_000_000));

        StepVerifier.create(client.get().uri("/").responseContent().asString(), 1)
                .expectNextCount(1)
                .thenCancel()
                .verify(Duration.ofSeconds(5));

        server.connections().awaitAtMost(0);
    }

    @Test
    void closeRefusesConnections() {
        server.close();

        assertThatThrownBy(() -> request("GET / HTTP/1.1")).hasMessageContaining("refused");
    }

    private String get(String uri) {
        return client.get().uri(uri).responseContent().aggregate().asString().block(Duration.ofSeconds(10));
    }

    private String raw(String line) {
        try (Socket socket = request(line)) {
            return read(socket);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Socket request(String line) throws IOException {
        return request(server, line);
    }

    private static Socket request(ScriptedServer server, String line) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort());
        socket.getOutputStream().write((line + "\r\nHost: test\r\n\r\n").getBytes(UTF_8));
        return socket;
    }

    /** Returns what comes until the server ends, or falls silent, which the text says. */
    private static String read(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
                socket.setSoTimeout(500);
            }
        } catch (SocketTimeoutException silence) {
            text.append(SILENCE);
        }
        return text.toString();
    }
}
