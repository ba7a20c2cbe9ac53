package io.kinescope.client.netty;

import static io.kinescope.client.testing.RawServer.ascii;
import static io.kinescope.client.testing.RawServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.Call;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.RawServer;
import io.kinescope.client.testing.RawServer.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** No call ever gets another's response, and no part of one counts as all of it, whatever bytes a server sends. */
class ResponseBoundaryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Servers that are wrong in one way, each in whole writes, so that what follows a response is there when it ends. */
    static Stream<Arguments> wrongServers() {
        return Stream.of(
                Arguments.of("interim", (Script) (request, out) -> {
                    for (int status : new int[] {100, 102, 103, 103, 199}) {
                        out.write(ascii("HTTP/1.1 " + status + " Interim\r\nLink: </a>; rel=preload\r\n\r\n"));
                        out.flush();
                    }
                    out.write(own(request));
                }),
                Arguments.of("content after 204", (Script) (request, out) -> {
                    boolean delete = request.method().equals("DELETE");
                    out.write(delete ? ascii("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}") : own(request));
                }),
                Arguments.of("content after 204, later", (Script) (request, out) -> {
                    boolean delete = request.method().equals("DELETE");
                    out.write(delete ? ascii("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n") : own(request));
                    out.flush();
                    if (delete) {
                        out.write(ascii("{}"));
                    }
                }),
                Arguments.of("length too small", (Script) (request, out) -> {
                    byte[] response = own(request);
                    out.write(concat(response, ascii("  ")));
                }),
                Arguments.of("a line of garbage", (Script)
                        (request, out) -> out.write(concat(own(request), ascii("Warning: line 7\r\n\r\n")))),
                Arguments.of("two responses", (Script)
                        (request, out) -> out.write(concat(own(request), ok("{\"data\":{\"id\":\"foreign\"}}")))),
                Arguments.of("two chunked responses", (Script) (request, out) -> {
                    byte[] chunked = ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "%x\r\n%s\r\n0\r\n\r\n".formatted(json(request).length(), json(request)));
                    out.write(concat(chunked, chunked));
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongServers")
    void noCallGetsTheResponseOfAnother(String name, Script script) {
        try (RawServer server = RawServer.start(script);
                KinescopeClient client = client(server)) {
            // One after the other first: Jackson locks while it meets a type for the first time.
            List<String> wrong = Flux.concat(wrong(client, 1, 3, 1), wrong(client, 4, 60, 4))
                    .collectList()
                    .block(PATIENCE);
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void aResponseThatNobodyAwaitsClosesTheConnection() throws InterruptedException {
        Script script = (request, out) -> {
            out.write(own(request));
            out.flush();
            if (request.id().equals("1")) {
                waitFor(request);
                out.write(ok("{\"data\":{\"id\":\"foreign\"}}"));
            }
        };
        try (RawServer server = RawServer.start(script);
                KinescopeClient client = client(server)) {
            assertThat(call(client, 1).block(PATIENCE)).isEmpty();
            server.awaitClosed();
            assertThat(call(client, 2).block(PATIENCE)).isEmpty();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    /** The content, or another protocol, may follow at any time, so no other call gets the connection. */
    @ParameterizedTest
    @CsvSource({
        "GET, HTTP/1.1 204 No Content, Content-Length: 2",
        "GET, HTTP/1.1 204 No Content, Transfer-Encoding: chunked",
        "GET, HTTP/1.1 304 Not Modified, Content-Length: 2",
        "GET, HTTP/1.1 304 Not Modified, Transfer-Encoding: chunked",
        "HEAD, HTTP/1.1 200 OK, Content-Length: 2",
        "HEAD, HTTP/1.1 200 OK, Transfer-Encoding: chunked",
        "GET, HTTP/1.1 101 Switching Protocols, Upgrade: other",
        "GET, HTTP/1.1 408 Request Timeout, Content-Length: 0",
        "GET, HTTP/1.1 421 Misdirected Request, Content-Length: 0"
    })
    @Timeout(20)
    void aConnectionThatMayNotBeAtTheEndOfAResponseIsClosed(Method method, String status, String header)
            throws InterruptedException {
        byte[] head = ascii(status + "\r\n" + header + "\r\n\r\n");
        Script script = (request, out) -> out.write(request.id().equals("first") ? head : own(request));
        try (RawServer server = RawServer.start(script);
                KinescopeClient client = client(server)) {
            client.api()
                    .external(method, server.url() + "/first")
                    .done()
                    .onErrorComplete(ApiException.class)
                    .block(PATIENCE);
            server.awaitClosed();
            assertThat(call(client, 2).block(PATIENCE)).isEmpty();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Trailer: X\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\nX: y\r\nContent-Length: 99\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n%x;extension=1\r\n%s\r\n0\r\n\r\n"
            })
    void trailersAndChunkExtensionsBelongToTheirResponse(String format) {
        Script script = (request, out) -> out.write(
                ascii("HTTP/1.1 200 OK\r\n" + format.formatted(json(request).length(), json(request))));
        try (RawServer server = RawServer.start(script);
                KinescopeClient client = client(server)) {
            for (int i = 1; i <= 20; i++) {
                assertThat(call(client, i).block(PATIENCE)).isEmpty();
            }
            // Closed after every response, each call would need a connection of its own.
            assertThat(server.connections()).isLessThan(20);
        }
    }

    @Test
    void aRightServerKeepsItsConnection() {
        try (RawServer server = RawServer.start((request, out) -> out.write(own(request)));
                KinescopeClient client = client(server)) {
            for (int i = 1; i <= 20; i++) {
                assertThat(call(client, i).block(PATIENCE)).isEmpty();
            }
            // The next call may begin before the connections of those before are back in the pool.
            assertThat(server.connections()).isLessThan(20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes", "csv", "rows", "lines", "data", "items", "done", "raw"})
    void aCompressedResponseThatIsCutOffFails(String terminal) throws IOException {
        boolean isJson = Set.of("data", "items", "done").contains(terminal);
        byte[] whole =
                gzip(isJson ? "{\"data\":[" + "{\"id\":\"1\"},".repeat(500) + "{}]}" : "id,title\n1,a\n".repeat(500));
        for (int length : new int[] {whole.length - 1, whole.length - 8, whole.length / 2, 11}) {
            Script script = (request, out) -> {
                out.write(ascii("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + length + "\r\n\r\n"));
                out.write(Arrays.copyOf(whole, length));
            };
            try (RawServer server = RawServer.start(script);
                    KinescopeClient client = client(server)) {
                StepVerifier.create(Flux.from(read(client.api().get("/v1/x"), terminal))
                                .then())
                        .expectErrorSatisfies(error -> assertThat(error)
                                .isInstanceOf(TransportException.class)
                                .hasMessageContaining("the compressed response is broken or was cut off"))
                        .verify(PATIENCE);
            }
        }
    }

    /** A server that dies after the head of its response, which does not state where its body ends. */
    @ParameterizedTest
    @ValueSource(strings = {"bytes", "csv", "rows", "lines", "data", "items"})
    void aResponseThatEndsAfterItsHeadIsRequestedAgain(String terminal) {
        for (String header : new String[] {"", "Content-Encoding: gzip\r\n", "Content-Type: text/csv\r\n"}) {
            AtomicInteger requests = new AtomicInteger();
            Script script = (request, out) -> {
                if (requests.incrementAndGet() == 1) {
                    out.write(ascii("HTTP/1.0 200 OK\r\n" + header + "\r\n"));
                    out.close();
                } else {
                    out.write(own(request, terminal));
                }
            };
            try (RawServer server = RawServer.start(script);
                    KinescopeClient client =
                            client(server, RetryPolicy.standard().firstBackoff(Duration.ofMillis(1)))) {
                StepVerifier.create(Flux.from(read(client.api().get("/v1/x"), terminal)))
                        .expectNextCount(1)
                        .thenCancel()
                        .verify(PATIENCE);
                assertThat(requests).hasValue(2);
            }
        }
    }

    @Test
    void aCompressedResponseOfSeveralMembersIsReadWhole() throws IOException {
        byte[] half = gzip("a,b\n1,2\n".repeat(250));
        byte[] whole = concat(half, half);
        Script script = (request, out) -> {
            out.write(
                    ascii("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + whole.length + "\r\n\r\n"));
            out.write(whole);
        };
        try (RawServer server = RawServer.start(script);
                KinescopeClient client = client(server)) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.api().get("/v1/x").lines().count().block(PATIENCE))
                        .isEqualTo(1000);
            }
        }
    }

    private static Flux<String> wrong(KinescopeClient client, int from, int to, int concurrency) {
        return Flux.range(from, to - from + 1)
                .flatMap(i -> call(client, i).onErrorResume(failure -> Mono.just(i + ": " + failure)), concurrency, 1)
                .filter(result -> !result.isEmpty());
    }

    private static Publisher<?> read(Call call, String terminal) {
        return switch (terminal) {
            case "bytes" -> call.bytes();
            case "csv" -> call.csv().bytes();
            case "rows" -> call.csv().rows();
            case "lines" -> call.lines();
            case "data" -> call.data(Object.class);
            case "items" -> call.items(Object.class);
            case "done" -> call.done();
            default -> call.raw();
        };
    }

    /** Sends a request of one of three methods; returns what is wrong with its response, or an empty text. */
    private static Mono<String> call(KinescopeClient client, int i) {
        String id = Integer.toString(i);
        Mono<Thing> thing =
                switch (i % 3) {
                    case 0 -> client.api().delete("/v1/videos/{id}", id).data(Thing.class);
                    case 1 ->
                        client.api()
                                .post("/v1/videos/{id}", id)
                                .body(List.of(id))
                                .data(Thing.class);
                    default -> client.api().get("/v1/videos/{id}", id).data(Thing.class);
                };
        if (i % 3 == 0) {
            return client.api().delete("/v1/videos/{id}", id).done().thenReturn("");
        }
        return thing.map(found -> found.id().equals(id) ? "" : id + " got " + found.id())
                .defaultIfEmpty(id + " got nothing");
    }

    /** What a response holds. */
    record Thing(String id) {}

    private static String json(RawServer.Request request) {
        return "{\"data\":{\"id\":\"" + request.id() + "\"}}";
    }

    private static byte[] own(RawServer.Request request) {
        return ok(json(request));
    }

    private static byte[] own(RawServer.Request request, String terminal) {
        return terminal.equals("data") || terminal.equals("items")
                ? own(request)
                : ascii("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 8\r\n\r\na,b\n1,2\n");
    }

    private static void waitFor(RawServer.Request unused) {
        try {
            // Long enough for the client to be done with the response; if not, the test proves less and does not fail.
            Thread.sleep(200);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static KinescopeClient client(RawServer server) {
        return client(server, RetryPolicy.none());
    }

    private static KinescopeClient client(RawServer server, RetryPolicy retry) {
        return KinescopeClient.builder()
                .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
                .baseUrl(server.url())
                .rateLimiter(RateLimiter.unlimited())
                .retry(retry)
                .build();
    }
}
