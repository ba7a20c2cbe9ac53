package io.kinescope.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kinescope.test.Caller.Reply;
import io.kinescope.test.json.Uuids;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.netty.http.HttpResources;

@Timeout(60)
class LocalKinescopeTest {

    @Test
    void letsInWhoeverHasTheToken() {
        try (LocalKinescope kinescope = LocalKinescope.start()) {
            Caller caller = new Caller(kinescope);
            Reply reply = caller.get("/v1/videos");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.total()).isEqualTo(2000);
            assertThat(kinescope.url()).startsWith("http://127.0.0.1:").doesNotEndWith("/");
        }
    }

    /** As a Spring application does when it stops. */
    @Test
    void outlivesTheSharedEventLoopsOfReactorNetty() {
        try (LocalKinescope kinescope = LocalKinescope.start()) {
            HttpResources.get();
            HttpResources.disposeLoopsAndConnectionsLater(Duration.ZERO, Duration.ofSeconds(10))
                    .block(Duration.ofSeconds(20));
            assertThat(new Caller(kinescope).get("/v1/videos").status()).isEqualTo(200);
        }
    }

    @Test
    void tellsAMissingTokenFromAWrongOne() {
        String token = "0b0d3ea0-6f1d-4c0a-a9a0-3f1f6a1f9b11";
        try (LocalKinescope kinescope =
                LocalKinescope.builder().token(token).unlimited().start()) {
            Caller caller = new Caller(kinescope);
            Reply missing = caller.send(caller.anonymous("/v1/videos"));
            assertThat(missing.status()).isEqualTo(400);
            assertThat(missing.code()).isEqualTo(100101);
            for (String wrong : List.of("Bearer " + Caller.NOBODY, token, "Basic " + token, "Bearer " + token + "x")) {
                Reply reply = caller.send(caller.anonymous("/v1/videos").header("Authorization", wrong));
                assertThat(reply.status()).isEqualTo(401);
                assertThat(reply.code()).isEqualTo(100102);
            }
            assertThat(caller.get("/v1/videos").status()).isEqualTo(200);
        }
    }

    @Test
    void takesOnlyAUuidForAToken() {
        LocalKinescope.Builder builder = LocalKinescope.builder().token("1-1-1-1-1");
        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("1-1-1-1-1");
    }

    @Test
    void namesEveryRequestAndTheTime() {
        try (LocalKinescope kinescope = LocalKinescope.builder().limits(100, 2).start()) {
            Caller caller = new Caller(kinescope);
            List<Reply> replies =
                    List.of(caller.get("/v1/videos"), caller.get("/v1/nothing"), caller.get("/v1/videos"));
            assertThat(replies).extracting(Reply::status).containsExactly(200, 501, 429);
            assertThat(replies)
                    .extracting(reply -> reply.header("X-Request-ID"))
                    .allMatch(Uuids::isUuid)
                    .doesNotHaveDuplicates();
            assertThat(replies).allSatisfy(reply -> {
                assertThat(reply.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
                ZonedDateTime date = ZonedDateTime.parse(reply.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME);
                assertThat(Duration.between(date.toInstant(), Instant.now()).abs())
                        .isLessThan(Duration.ofMinutes(1));
            });
        }
    }

    @Test
    void refusesWhatIsTooMuch() {
        try (LocalKinescope kinescope = LocalKinescope.builder().limits(100, 3).start()) {
            Caller caller = new Caller(kinescope);
            assertThat(Stream.generate(() -> caller.get("/v1/videos?page=2")).limit(5))
                    .extracting(Reply::status)
                    .containsExactly(200, 200, 200, 429, 429);
            Reply refusal = caller.send("PATCH", "/v1/videos/" + Caller.NOBODY, "{'title':'x'}");
            assertThat(refusal.status()).isEqualTo(429);
            assertThat(refusal.error().path("message").stringValue()).isNotEmpty();
            assertThat(refusal.headers().firstValue("Retry-After")).isEmpty();
            assertThat(kinescope.requestCount()).isEqualTo(6);
            assertThat(kinescope.refusedCount()).isEqualTo(3);
            assertThat(kinescope.requests())
                    .extracting(RecordedRequest::method, RecordedRequest::uri, RecordedRequest::refused)
                    .startsWith(tuple("GET", "/v1/videos?page=2", false))
                    .endsWith(tuple("PATCH", "/v1/videos/" + Caller.NOBODY, true));
        }
    }

    @Test
    void refusesTheEleventhOfAnySecond() {
        try (LocalKinescope kinescope = LocalKinescope.builder()
                .transit(Duration.ofMillis(200), Duration.ofMillis(200))
                .start()) {
            Caller caller = new Caller(kinescope);
            List<CompletableFuture<Integer>> statuses = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> caller.get("/v1/videos").status(), runnable -> new Thread(runnable).start()))
                    .limit(11)
                    .toList();
            assertThat(statuses.stream().map(CompletableFuture::join).sorted())
                    .endsWith(429)
                    .startsWith(200, 200, 200, 200, 200, 200, 200, 200, 200, 200);
        }
    }

    @Test
    void tellsWhenToComeBackIfAsked() {
        try (LocalKinescope exact =
                        LocalKinescope.builder().limits(100, 1).sendRetryAfter().start();
                LocalKinescope fixed = LocalKinescope.builder()
                        .limits(100, 1)
                        .sendRetryAfter(Duration.ofSeconds(7))
                        .start()) {
            Caller first = new Caller(exact);
            assertThat(first.get("/v1/videos").headers().firstValue("Retry-After"))
                    .isEmpty();
            assertThat(Integer.parseInt(first.get("/v1/videos").header("Retry-After")))
                    .isBetween(30, 60);
            Caller second = new Caller(fixed);
            second.get("/v1/videos");
            assertThat(second.get("/v1/videos").header("Retry-After")).isEqualTo("7");
        }
    }

    @Test
    void countsARequestWhenItArrivesAndAnswersItLater() {
        try (LocalKinescope kinescope = LocalKinescope.builder()
                .latency(Duration.ofHours(1), Duration.ofHours(1))
                .start()) {
            Caller caller = new Caller(kinescope);
            assertThatThrownBy(() -> caller.send(caller.request("/v1/videos").timeout(Duration.ofSeconds(1))))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(HttpTimeoutException.class);
            assertThat(kinescope.requestCount()).isEqualTo(1);
        }
    }

    @Test
    void countsARequestThatIsOnItsWayAfterItsSenderHungUp() {
        try (LocalKinescope kinescope = LocalKinescope.builder()
                .transit(Duration.ofSeconds(2), Duration.ofSeconds(2))
                .start()) {
            Caller caller = new Caller(kinescope);
            assertThatThrownBy(() -> caller.send(caller.request("/v1/videos").timeout(Duration.ofMillis(500))))
                    .hasCauseInstanceOf(HttpTimeoutException.class);
            assertThat(kinescope.requestCount()).isZero();
            Flux.interval(Duration.ofMillis(10))
                    .takeUntil(tick -> kinescope.requestCount() > 0)
                    .blockLast(Duration.ofSeconds(20));
            assertThat(kinescope.requestCount()).isEqualTo(1);
        }
    }

    @Test
    void takesTheTimeItIsTold() {
        try (LocalKinescope kinescope = LocalKinescope.builder()
                .transit(Duration.ofMillis(100), Duration.ofMillis(120))
                .latency(Duration.ofMillis(150), Duration.ofMillis(170))
                .start()) {
            long start = System.nanoTime();
            new Caller(kinescope).get("/v1/videos");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(250));
        }
    }

    @Test
    void compressesForWhoeverAcceptsIt() throws Exception {
        try (LocalKinescope kinescope = LocalKinescope.start()) {
            Caller caller = new Caller(kinescope);
            var response = HttpClient.newHttpClient()
                    .send(
                            caller.request("/v1/videos?per_page=100")
                                    .header("Accept-Encoding", "gzip")
                                    .build(),
                            BodyHandlers.ofByteArray());
            assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
            byte[] plain = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
            assertThat(new String(plain, StandardCharsets.UTF_8)).startsWith("{\"meta\":");
            assertThat(response.body().length).isLessThan(plain.length / 3);
            assertThat(caller.get("/v1/videos").headers().firstValue("Content-Encoding"))
                    .isEmpty();
        }
    }

    @Test
    void knowsItsPathsAndTheirMethods() {
        try (LocalKinescope kinescope = LocalKinescope.builder().unlimited().start()) {
            Caller caller = new Caller(kinescope);
            assertThat(caller.get("/v1/videos/").status()).isEqualTo(200);
            List<Reply> unknown = List.of(
                    caller.get("/v2/videos"),
                    caller.get("/v1/players/" + Caller.NOBODY),
                    caller.send("PUT", "/v1/videos/" + Caller.NOBODY, "{}"),
                    caller.send("OPTIONS", "/v1/videos", "{}"));
            assertThat(unknown).allSatisfy(reply -> {
                assertThat(reply.status()).isEqualTo(501);
                assertThat(reply.error().path("detail").stringValue()).contains("does not serve");
            });
            assertThat(caller.get("/v1/videos/" + Caller.NOBODY).status()).isEqualTo(404);
            Reply invalid = caller.get("/v1/videos/vKSxQyZScoQfP29oothREi");
            assertThat(invalid.status()).isEqualTo(400);
            assertThat(invalid.code()).isEqualTo(400301);
        }
    }

    @Test
    void answersJsonWhereThereIsNoCsv() {
        try (LocalKinescope kinescope = LocalKinescope.builder().unlimited().start()) {
            Caller caller = new Caller(kinescope);
            for (String path : List.of("/v1/videos", "/v1/projects", "/v1/analytics/overview")) {
                String query = "?from=2025-01-01&to=2025-01-02";
                Reply reply = caller.get(path + ".csv" + query);
                assertThat(reply.header("Content-Type")).startsWith("application/json");
                assertThat(reply.body()).isEqualTo(caller.get(path + query).body());
            }
            assertThat(caller.get("/v1/nothing.csv").status()).isEqualTo(501);
            assertThat(caller.get("/v1/videos/" + Caller.NOBODY + ".csv").status())
                    .isEqualTo(404);
            assertThat(caller.send("POST", "/v1/tags.csv", "{}").status()).isEqualTo(501);
        }
    }

    @Test
    void takesTenMegabytesAndNoMore() {
        try (LocalKinescope kinescope = LocalKinescope.builder().unlimited().start()) {
            Caller caller = new Caller(kinescope);
            String path = "/v1/videos/" + Caller.NOBODY;
            byte[] body = new byte[10 * 1024 * 1024];
            Reply fits = caller.send(caller.request(path).method("PATCH", BodyPublishers.ofByteArray(body)));
            assertThat(fits.status()).isEqualTo(404);
            byte[] larger = new byte[body.length + 1];
            Reply tooLarge = caller.send(caller.request(path).method("PATCH", BodyPublishers.ofByteArray(larger)));
            assertThat(tooLarge.status()).isEqualTo(413);
            assertThat(caller.get("/v1/videos").status()).isEqualTo(200);
        }
    }

    @Test
    void canBeStartedManyTimesAndIsGoneWhenClosed() {
        try (LocalKinescope one = LocalKinescope.start()) {
            LocalKinescope two = LocalKinescope.start();
            Caller caller = new Caller(two);
            caller.get("/v1/videos");
            two.close();
            assertThatThrownBy(() -> caller.get("/v1/videos")).hasCauseInstanceOf(ConnectException.class);
            assertThat(two.requestCount()).isEqualTo(1);
            assertThat(new Caller(one).get("/v1/videos").status()).isEqualTo(200);
        }
    }

    @Test
    void isTheSameLibraryForTheSameSeed() {
        try (LocalKinescope one = LocalKinescope.start();
                LocalKinescope same = LocalKinescope.start();
                LocalKinescope other = LocalKinescope.builder().seed(2).start()) {
            String path = "/v1/videos?per_page=100";
            Reply reply = new Caller(one).get(path);
            assertThat(new Caller(same).get(path).body()).isEqualTo(reply.body());
            assertThat(new Caller(other).get(path).items())
                    .extracting(video -> video.path("id").stringValue())
                    .doesNotContain(reply.items().get(0).path("id").stringValue());
        }
    }

    @Test
    void listsAMillionVideosWithoutHoldingThem() {
        try (LocalKinescope kinescope =
                LocalKinescope.builder().videos(1_000_000).unlimited().start()) {
            Caller caller = new Caller(kinescope);
            String path = "/v1/videos?per_page=100&order=created_at.desc&page=";
            assertThat(caller.get(path + 1).total()).isEqualTo(1_000_000);
            String id = caller.get(path + 10_000).items().get(99).path("id").stringValue();
            assertThat(caller.get(path + 10_001).items()).isEmpty();
            for (int page = 5_000; page < 5_050; page++) {
                assertThat(caller.get(path + page).items()).hasSize(100);
            }
            caller.delete("/v1/videos/" + id);
            assertThat(caller.get(path + 1).total()).isEqualTo(999_999);
        }
    }
}
