package io.kinescope.test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecordedRequestTest {

    private final List<RecordedRequest> heard = new CopyOnWriteArrayList<>();
    private final LocalKinescope kinescope = LocalKinescope.builder()
            .videos(20)
            .unlimited()
            .onRequest(heard::add)
            .start();
    private final Caller caller = new Caller(kinescope);

    @AfterEach
    void close() {
        kinescope.close();
    }

    @Test
    void saysWhatWasSent() {
        caller.send(caller.request("/v1/tags?a=1&a=2&b=%D0%B0%20+")
                .header("X-Extra", "yes")
                .POST(BodyPublishers.ofString("{\"tag\":\"Ёж\"}")));
        RecordedRequest request = only();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo("/v1/tags?a=1&a=2&b=%D0%B0%20+");
        assertThat(request.path()).isEqualTo("/v1/tags");
        assertThat(request.query()).containsExactly(entry("a", List.of("1", "2")), entry("b", List.of("а  ")));
        assertThat(request.header("x-extra")).isEqualTo("yes");
        assertThat(request.headers()).containsKeys("Host", "USER-AGENT");
        assertThat(request.header("X-Other")).isNull();
        assertThat(request.body()).isEqualTo("{\"tag\":\"Ёж\"}");
        assertThat(request.bodySize()).isEqualTo(14);
        assertThat(request.status()).isEqualTo(200);
        assertThat(request.refused()).isFalse();
        assertThat(Duration.between(request.time(), Instant.now())).isLessThan(Duration.ofMinutes(1));
        assertThat(request).hasToString("POST /v1/tags?a=1&a=2&b=%D0%B0%20+ 200");
        assertThat(heard).extracting(RecordedRequest::body).containsExactly(request.body());
    }

    @Test
    void saysThatTheSenderDidNotWaitForTheAnswer() throws IOException {
        kinescope.script("GET /v1/tags", ScriptedAnswer.regular().delay(Duration.ofHours(1)), ScriptedAnswer.reset());
        URI uri = URI.create(kinescope.url());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write("GET /v1/tags HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
            while (kinescope.requestCount() == 0) {
                Thread.onSpinWait();
            }
            assertThat(only().disconnected()).isFalse();
        }
        while (!only().disconnected()) {
            Thread.onSpinWait();
        }
        assertThat(only().status()).isNull();
    }

    @Test
    void saysThatTheSenderDidNotSendAllOfTheBody() throws IOException {
        URI uri = URI.create(kinescope.url());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream()
                    .write("POST /v1/tags HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{".getBytes(US_ASCII));
            while (kinescope.requestCount() == 0 || only().bodySize() == 0) {
                Thread.onSpinWait();
            }
        }
        while (!only().disconnected()) {
            assertThat(only().status()).isNull();
            Thread.onSpinWait();
        }
        caller.get("/v1/tags");
        assertThat(kinescope.requests().get(0).status()).isNull();
    }

    @Test
    void saysThatTheServerBrokeTheConnection() throws IOException {
        kinescope.script("GET /v1/tags", ScriptedAnswer.reset());
        URI uri = URI.create(kinescope.url());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write("GET /v1/tags HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        caller.get("/v1/tags");
        assertThat(kinescope.requests()).hasSize(2).noneMatch(RecordedRequest::disconnected);
    }

    @Test
    void neverHasTheToken() {
        caller.get("/v1/tags");
        caller.send(caller.anonymous("/v1/tags").header("authorization", kinescope.token()));
        assertThat(kinescope.requests())
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Bearer ***", "***");
        assertThat(kinescope.requests())
                .noneMatch(request -> request.headers().toString().contains(kinescope.token()));
    }

    @Test
    void keepsTheBeginningOfABodyAndNothingOfAFile() {
        String body = "{\"tag\":\"" + "x".repeat(100_000) + "\"}";
        caller.send("POST", "/v1/tags", body);
        caller.send(caller.request("/v2/video").header("X-Video-Title", "T").POST(BodyPublishers.ofString("film")));
        List<RecordedRequest> requests = kinescope.requests();
        assertThat(requests.get(0).body()).isEqualTo(body.substring(0, 64 * 1024));
        assertThat(requests.get(0).bodySize()).isEqualTo(body.length());
        assertThat(requests.get(1).body()).isEmpty();
        assertThat(requests.get(1).bodySize()).isEqualTo(4);
    }

    @Test
    void areForgottenWhenCleared() {
        caller.get("/v1/tags");
        kinescope.clearRequests();
        assertThat(kinescope.requests()).isEmpty();
        assertThat(kinescope.requestCount()).isZero();
        caller.get("/v1/projects");
        assertThat(only().path()).isEqualTo("/v1/projects");
        assertThat(kinescope.requestCount()).isEqualTo(1);
    }

    private RecordedRequest only() {
        assertThat(kinescope.requests()).hasSize(1);
        return kinescope.requests().get(0);
    }
}
