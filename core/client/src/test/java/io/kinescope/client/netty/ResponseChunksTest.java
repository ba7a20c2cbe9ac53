package io.kinescope.client.netty;

import static io.kinescope.client.testing.RawServer.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.RawServer;
import io.kinescope.client.testing.RawServer.Script;
import io.kinescope.client.videos.Video;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Responses that are read as a whole, in chunks of every kind. Leaks of buffers fail the run of the tests. */
class ResponseChunksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> IDS =
            IntStream.range(0, 100).mapToObj(i -> "видео-" + i).toList();
    private static final byte[] PAGE = IDS.stream()
            .map(id -> "{\"id\":\"" + id + "\"}")
            .collect(Collectors.joining(",", "{\"meta\":{\"pagination\":{\"total\":100}},\"data\":[", "]}"))
            .getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "7, false", "300, false", "300, true", "100000, false"})
    void readsABodyInChunks(int size, boolean compressed) {
        Script script = (request, out) -> {
            byte[] body = compressed ? gzip(PAGE) : PAGE;
            out.write(ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                    + (compressed ? "Content-Encoding: gzip\r\n\r\n" : "\r\n")));
            for (int from = 0; from < body.length; from += size) {
                byte[] chunk = Arrays.copyOfRange(body, from, Math.min(from + size, body.length));
                out.write(ascii(Integer.toHexString(chunk.length) + "\r\n"));
                out.write(chunk);
                out.write(ascii("\r\n"));
            }
            out.write(ascii("0\r\n\r\n"));
        };
        assertReadsThePage(script);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsABodyWithoutALength(boolean compressed) {
        Script script = (request, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nConnection: close\r\n"
                    + (compressed ? "Content-Encoding: gzip\r\n\r\n" : "\r\n")));
            out.write(compressed ? gzip(PAGE) : PAGE);
            out.close();
        };
        assertReadsThePage(script);
    }

    private static void assertReadsThePage(Script script) {
        try (RawServer server = RawServer.start(script);
                KinescopeClient client = client(server, PAGE.length)) {
            assertThat(client.videos().list().map(Video::id).collectList().block(PATIENCE))
                    .isEqualTo(IDS);
            assertThat(client.api().get("/v1/videos").raw().block(PATIENCE))
                    .satisfies(response -> assertThat(response.body()).isEqualTo(PAGE));
        }
    }

    @Test
    void failsIfTheBodyIsShorterThanItsLength() {
        Script script = (request, out) -> {
            answer(out, 200, PAGE.length + 1, PAGE);
            out.close();
        };
        assertThat(failure(script, PAGE.length)).isInstanceOf(TransportException.class);
    }

    @Test
    void failsIfTheBodyIsLongerThanItsLength() {
        Script script = (request, out) -> answer(out, 200, PAGE.length - 1, PAGE);
        assertThat(failure(script, PAGE.length)).isInstanceOf(DecodingException.class);
    }

    /** The bound is one of the bytes that arrive, however they are cut. */
    @Test
    void failsIfTheBodyIsLargerThanAllowed() {
        Script script = (request, out) -> answer(out, 200, PAGE.length, PAGE);
        assertThat(failure(script, PAGE.length - 1))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("maxResponseSize");
    }

    @Test
    void readsTheWholeOfAnError() {
        byte[] error = ("{\"padding\":\"" + "x".repeat(100_000)
                        + "\",\"error\":{\"code\":404123,\"message\":\"gone\"}}")
                .getBytes(StandardCharsets.UTF_8);
        Script script = (request, out) -> answer(out, 404, error.length, error);
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> {
                    throw failure(script, 1_000);
                })
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(404123));
    }

    @Test
    void leavesNothingWhenItIsCancelledWithinTheBody() throws InterruptedException {
        Semaphore answered = new Semaphore(0);
        Script script = (request, out) -> {
            answer(out, 200, PAGE.length, Arrays.copyOf(PAGE, PAGE.length / 2));
            answered.release();
        };
        try (RawServer server = RawServer.start(script);
                KinescopeClient client = client(server, PAGE.length)) {
            for (int i = 0; i < 20; i++) {
                Disposable call = client.videos().list().subscribe();
                answered.acquire();
                call.dispose();
                server.awaitClosed();
            }
        }
    }

    private static RuntimeException failure(Script script, int maxResponseSize) {
        try (RawServer server = RawServer.start(script);
                KinescopeClient client = client(server, maxResponseSize)) {
            Mono<Throwable> failure =
                    client.videos().list().then(Mono.<Throwable>empty()).onErrorResume(Mono::just);
            return (RuntimeException) Objects.requireNonNull(failure.block(PATIENCE), "the call succeeded");
        }
    }

    private static void answer(OutputStream out, int status, int length, byte[] body) throws IOException {
        out.write(ascii("HTTP/1.1 " + status + " X\r\nContent-Length: " + length + "\r\n\r\n"));
        out.write(body);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static KinescopeClient client(RawServer server, int maxResponseSize) {
        return KinescopeClient.builder()
                .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
                .baseUrl(server.url())
                .rateLimiter(RateLimiter.unlimited())
                .retry(RetryPolicy.none())
                .maxResponseSize(maxResponseSize)
                .build();
    }
}
