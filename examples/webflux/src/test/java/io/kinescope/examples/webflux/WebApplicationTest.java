package io.kinescope.examples.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.LocalKinescope;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.test.StepVerifier;

/** The application on its web server, by the requests that LocalKinescope gets. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "kinescope.limiter.enabled=false")
class WebApplicationTest {

    private static final int VIDEOS = 100_000;
    private static final LocalKinescope KINESCOPE =
            LocalKinescope.builder().videos(VIDEOS).unlimited().start();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        WebApplication.demonstration(KINESCOPE).forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void clear() {
        KINESCOPE.clearRequests();
    }

    @AfterAll
    static void close() {
        KINESCOPE.close();
    }

    private WebTestClient web() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofMinutes(1))
                .build();
    }

    @Test
    void thePageAndItsPartsAreServed() {
        for (String path : new String[] {"/", "/page.js", "/style.css", "/api/limiter"}) {
            web().get().uri(path).exchange().expectStatus().isOk().expectBody();
        }
    }

    @Test
    void videosAreListedAndFoundAsViews() {
        String body = web().get()
                .uri("/api/videos?search=a")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(body).contains("\"title\"", "\"embedLink\"").doesNotContain("workspace", "drm");
        assertThat(KINESCOPE.requests())
                .hasSize(1)
                .allSatisfy(request -> assertThat(request.query().get("q")).containsExactly("a"));
    }

    @Test
    void eventsStreamAllVideosToo() {
        StepVerifier.create(
                        web().get()
                                .uri("/api/videos/all")
                                .accept(MediaType.TEXT_EVENT_STREAM)
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .returnResult(VideoView.class)
                                .getResponseBody(),
                        150)
                .expectNextCount(150)
                .thenCancel()
                .verify(Duration.ofMinutes(1));
    }

    /** The buffers of both sockets hold some megabytes of all videos. */
    @Test
    void aSlowReaderStopsThePageRequestsAndADisconnectEndsThem() throws Exception {
        long stopped;
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(8 * 1024);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            request(socket);
            stopped = quietCount();
            assertThat(stopped).isBetween(1L, VIDEOS / 100 / 2L);
            InputStream body = socket.getInputStream();
            while (KINESCOPE.requestCount() < stopped + 20) {
                assertThat(body.readNBytes(64 * 1024)).isNotEmpty();
            }
        }
        long left = KINESCOPE.requestCount();
        Thread.sleep(1000);
        long afterASecond = KINESCOPE.requestCount();
        Thread.sleep(500);
        assertThat(KINESCOPE.requestCount()).isEqualTo(afterASecond).isLessThan(left + VIDEOS / 100 / 2);
    }

    private static void request(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /api/videos/all HTTP/1.1\r\nHost: localhost\r\nAccept: application/x-ndjson\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns the number of page requests when none has come for a second. */
    private static long quietCount() throws InterruptedException {
        long before = -1;
        while (KINESCOPE.requestCount() != before) {
            before = KINESCOPE.requestCount();
            Thread.sleep(1000);
        }
        return before;
    }

    @Test
    void webhooksNeedTheCredentials() {
        String delivery = "{\"event\": \"media.update.status\", \"data\": {\"id\": \"a\", \"status\": \"done\"}}";
        web().post()
                .uri("/kinescope/webhooks")
                .bodyValue(delivery)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        String credentials = Base64.getEncoder()
                .encodeToString("kinescope:for-the-demonstration".getBytes(StandardCharsets.US_ASCII));
        web().post()
                .uri("/kinescope/webhooks")
                .header("Authorization", "Basic " + credentials)
                .bodyValue(delivery)
                .exchange()
                .expectStatus()
                .isOk();
    }
}
