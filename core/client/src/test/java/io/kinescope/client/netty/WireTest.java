package io.kinescope.client.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.CallListener;
import io.kinescope.client.api.Response;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.content.Body;
import io.kinescope.client.content.Content;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.ClosedException;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.error.ValidationException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.Received;
import io.kinescope.client.testing.ScriptedServer;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.client.videos.VideoStatus;
import io.kinescope.client.videos.VideoUpdate;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The client against a real server that misbehaves as told. */
class WireTest {

    private static final String TOKEN = "e51e55a1-7615-493e-9055-10ac9cc44ccd";
    private static final String DATA = "{\"data\":{\"id\":\"1\",\"title\":\"t\"}}";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ScriptedServer server = ScriptedServer.start();
    private KinescopeClient client = client(builder -> builder);

    @AfterEach
    void nothingIsLeft() {
        client.close();
        server.connections().awaitAtMost(0);
        server.close();
    }

    @Test
    void sendsTheTokenItsNameAndWhatItAccepts() {
        client = client(builder -> builder.userAgent("shop/2.1"));
        server.always(Answer.json(DATA));
        client.videos().get("1").block(PATIENCE);
        Received request = server.takeRequest();
        assertThat(request.line()).isEqualTo("GET /v1/videos/1");
        assertThat(request.header("authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(request.header("user-agent")).matches("kinescope-reactive/\\S+ shop/2\\.1");
        assertThat(request.header("accept")).isEqualTo("application/json");
        assertThat(request.header("accept-encoding")).contains("gzip");
        assertThat(request.header("content-type")).isNull();
        assertThat(request.header("transfer-encoding")).isNull();
        assertThat(request.bytes()).isEmpty();
    }

    @Test
    void asksForTheFormatOfAnExport() {
        server.always(Answer.bytes(200, "text/csv", "a\n1\n".getBytes(StandardCharsets.UTF_8)));
        client.api().get("/v1/export.csv").csv().rows().blockLast(PATIENCE);
        assertThat(server.takeRequest().headers().getAll("accept")).containsExactly("text/csv, */*;q=0.1");
        client.api().get("/v1/export.txt").lines().blockLast(PATIENCE);
        assertThat(server.takeRequest().headers().getAll("accept")).containsExactly("text/plain, */*;q=0.1");
    }

    @Test
    void sendsPathsAndQueriesAsTheyWereEncoded() {
        server.always(Answer.json("{\"data\":[]}"));
        VideoQuery query =
                VideoQuery.of().status(VideoStatus.DONE, VideoStatus.ERROR).search("кот & пёс?");
        client.videos().list(query).blockLast(PATIENCE);
        assertThat(server.takeRequest().uri())
                .isEqualTo("/v1/videos?status[]=done&status[]=error"
                        + "&q=%D0%BA%D0%BE%D1%82%20%26%20%D0%BF%D1%91%D1%81%3F&page=1&per_page=100");
        client.api().get("/v1/{a}/{b}", "..x y", "ж?#").done().block(PATIENCE);
        assertThat(server.takeRequest().uri()).isEqualTo("/v1/..x%20y/%D0%B6%3F%23");
    }

    @Test
    void sendsABodyWithItsLength() {
        server.always(Answer.json(DATA));
        client.api().post("/v1/things").body(Map.of("title", "ж")).done().block(PATIENCE);
        Received request = server.takeRequest();
        assertThat(request.text()).isEqualTo("{\"title\":\"ж\"}");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.header("content-length")).isEqualTo("14");
        assertThat(request.header("transfer-encoding")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void sendsNoBodyWhereThereIsNone(String method) {
        server.always(Answer.empty(204));
        var api = client.api();
        (switch (method) {
                    case "POST" -> api.post("/x");
                    case "PUT" -> api.put("/x");
                    case "PATCH" -> api.patch("/x");
                    default -> api.delete("/x");
                })
                .done()
                .block(PATIENCE);
        Received request = server.takeRequest();
        assertThat(request.bytes()).isEmpty();
        assertThat(request.header("transfer-encoding")).isNull();
    }

    @Test
    void refusesABodyOverTenMegabytesBeforeSending() {
        String large = "x".repeat(10_000_001);
        StepVerifier.create(client.api()
                        .post("/v1/things")
                        .body(Map.of("title", large))
                        .done())
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageMatching("the body of POST /v1/things has \\d+ bytes, and the API takes up to .*"));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void sendsContentThatTheCallerImplements() {
        server.enqueue(Answer.empty(500), Answer.empty(200));
        Content content = () -> Mono.fromSupplier(() -> Body.repeatable(
                "text/x-own",
                4,
                Flux.just("ab", "cd").map(text -> ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))));
        client = client(builder -> builder.retry(
                RetryPolicy.standard().firstBackoff(Duration.ofMillis(1)).maxBackoff(Duration.ofMillis(1))));
        client.api().put("/v1/x").body(content).done().block(PATIENCE);
        assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.header("content-type")).isEqualTo("text/x-own");
            assertThat(new String(request.bytes(), StandardCharsets.UTF_8)).isEqualTo("abcd");
        });
    }

    @Test
    void refusesHeadersThatWouldBreakOut() {
        var call = client.api().get("/x");
        assertThatIllegalArgumentException().isThrownBy(() -> call.header("X-A", "a\r\nX-B: b"));
        assertThatIllegalArgumentException().isThrownBy(() -> call.header("X-A", "Название"));
        assertThatIllegalArgumentException().isThrownBy(() -> call.header("X A", "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> client(builder -> builder.userAgent("a\r\nX-B: b")));
    }

    @Test
    void readsAGzippedAnswer() {
        server.always(Answer.json(DATA).gzip());
        StepVerifier.create(client.videos().get("1"))
                .assertNext(video -> assertThat(video.title()).isEqualTo("t"))
                .verifyComplete();
    }

    @Test
    void readsNullDataAsNothing() {
        server.enqueue(Answer.json("{\"data\":null}"));
        StepVerifier.create(client.videos().get("1")).verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204})
    void refusesAnEmptyAnswerWhereDataBelongs(int status) {
        client.close();
        client = client(builder -> builder.retry(RetryPolicy.none()));
        server.always(Answer.empty(status));
        StepVerifier.create(client.videos().get("1")).verifyErrorSatisfies(error -> assertThat(error)
                .isInstanceOf(DecodingException.class)
                .hasMessage("GET /v1/videos/{video_id} gave an unreadable answer: it is empty"));
        StepVerifier.create(client.api().get("/v1/videos").done()).verifyComplete();
        StepVerifier.create(client.api().get("/v1/videos").raw())
                .assertNext(response -> assertThat(response.body()).isEmpty())
                .verifyComplete();
    }

    @Test
    void completesAChangeThatIsAnsweredWithNoContent() {
        server.always(Answer.empty(204));
        StepVerifier.create(client.videos().update("1", VideoUpdate.of().title("t")))
                .verifyComplete();
    }

    @Test
    void tellsStatusAndHeadersOfASuccess() {
        server.always(Answer.json(201, DATA).header("X-Request-ID", "r-1"));
        Response<Video> response = client.api()
                .get("/v1/videos/{video_id}", "1")
                .response(Video.class)
                .block(PATIENCE);
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.requestId()).isEqualTo("r-1");
        assertThat(response.head().header("content-type")).contains("json");
        assertThat(response.body().title()).isEqualTo("t");
        Response<byte[]> raw =
                client.api().get("/v1/videos/{video_id}", "1").raw().block(PATIENCE);
        assertThat(new String(raw.body(), StandardCharsets.UTF_8)).isEqualTo(DATA);
    }

    @Test
    void tellsTheRequestIdOfEveryFailure() {
        server.enqueue(
                Answer.error(404, 404404, "video not found").header("X-Request-ID", "r-1"),
                Answer.html(502, "<html>").header("X-Request-ID", "r-2"),
                Answer.json("[").header("X-Request-ID", "r-3"));
        client = client(builder -> builder.retry(RetryPolicy.none()));
        StepVerifier.create(client.videos().get("secret")).verifyErrorSatisfies(error -> assertThat(error)
                .isInstanceOf(NotFoundException.class)
                .hasMessage("GET /v1/videos/{video_id} answered 404 (404404): video not found [request r-1]"));
        StepVerifier.create(client.videos().get("secret")).verifyErrorSatisfies(error -> assertThat(error)
                .isInstanceOf(ApiException.class)
                .hasMessage("GET /v1/videos/{video_id} answered 502 [request r-2]"));
        StepVerifier.create(client.videos().get("secret"))
                .verifyErrorSatisfies(error ->
                        assertThat(((DecodingException) error).requestId()).isEqualTo("r-3"));
    }

    @Test
    void aBrokenOffErrorIsStillTheErrorItsStatusSays() {
        client = client(builder -> builder.retry(RetryPolicy.none()));
        server.enqueue(
                Answer.error(404, 404404, "video not found").closeAfter(20),
                Answer.json(422, "{\"error\":{\"code\":4").thenClose());
        StepVerifier.create(client.videos().get("1")).verifyError(NotFoundException.class);
        StepVerifier.create(client.videos().get("1")).verifyError(ValidationException.class);
    }

    @Test
    void anErrorThatNeverEndsIsStillTheErrorItsStatusSays() {
        server.always(Answer.html(404, "x".repeat(5_000_000)));
        StepVerifier.create(client.videos().get("1")).verifyError(NotFoundException.class);
    }

    @Test
    void anErrorOfManyParametersKeepsItsCode() {
        String params = IntStream.range(0, 3000)
                .mapToObj(i -> "{\"name\":\"items." + i + ".title\",\"reason\":\"required\"}")
                .collect(Collectors.joining(","));
        server.always(Answer.json(
                400, "{\"error\":{\"invalid_params\":[" + params + "],\"code\":400400,\"message\":\"m\"}}"));
        StepVerifier.create(client.videos().get("1")).verifyErrorSatisfies(error -> {
            assertThat(error).isInstanceOf(ValidationException.class);
            assertThat(((ApiException) error).code()).isEqualTo(400400);
            assertThat(((ApiException) error).invalidParams()).hasSize(3000);
        });
    }

    @Test
    void followsNoRedirect() {
        server.always(Answer.empty(302).header("Location", server.url() + "/elsewhere"));
        StepVerifier.create(client.videos().get("1"))
                .verifyErrorSatisfies(
                        error -> assertThat(((ApiException) error).status()).isEqualTo(302));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anOversizedAnswerNamesTheLimitAndTheOption() {
        client = client(builder -> builder.maxResponseSize(100_000));
        server.enqueue(
                Answer.oversized(100_000_000), Answer.oversized(100_000_000).chunked());
        for (int i = 0; i < 2; i++) {
            StepVerifier.create(client.videos().get("1")).verifyErrorSatisfies(error -> assertThat(error)
                    .isInstanceOf(DecodingException.class)
                    .hasMessageContaining("100000 bytes that the option maxResponseSize allows"));
            server.connections().awaitAtMost(0);
        }
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void streamsBytesInConstantMemory() {
        client = client(builder -> builder.maxResponseSize(1));
        server.always(Answer.oversized(5_000_000));
        StepVerifier.create(client.api()
                        .get("/x")
                        .bytes()
                        .map(ByteBuffer::remaining)
                        .reduce(0, Integer::sum))
                .expectNext(5_000_000)
                .verifyComplete();
    }

    @ParameterizedTest
    @CsvSource({"GET, 3", "POST, 1"})
    void aResetBeforeTheAnswerIsRepeatedWhereThatIsSafe(String method, int requests) {
        server.enqueue(Answer.reset(), Answer.close()).always(Answer.json(DATA));
        verify(method, requests);
    }

    @ParameterizedTest
    @CsvSource({"GET, 3", "POST, 1"})
    void aResetWithinTheAnswerIsRepeatedWhereThatIsSafe(String method, int requests) {
        server.enqueue(Answer.json(DATA).resetAfter(5), Answer.json(DATA).closeAfter(5))
                .always(Answer.json(DATA));
        verify(method, requests);
    }

    @ParameterizedTest
    @CsvSource({"GET, 2", "POST, 1"})
    void aSilentServerIsRepeatedWhereThatIsSafe(String method, int requests) {
        client = client(builder -> builder.responseTimeout(Duration.ofSeconds(1)));
        server.enqueue(Answer.never()).always(Answer.json(DATA));
        verify(method, requests);
    }

    @ParameterizedTest
    @CsvSource({"GET, 2", "POST, 1"})
    void aServerThatStallsWithinTheAnswerIsRepeatedWhereThatIsSafe(String method, int requests) {
        client = client(builder -> builder.responseTimeout(Duration.ofSeconds(1)));
        server.enqueue(Answer.json(DATA).stallAfter(5)).always(Answer.json(DATA));
        verify(method, requests);
    }

    @Test
    void aSlowAnswerIsWaitedFor() {
        client = client(builder -> builder.responseTimeout(Duration.ofSeconds(2)));
        server.always(Answer.json(DATA).slowly(4, Duration.ofMillis(250)));
        StepVerifier.create(client.videos().get("1")).expectNextCount(1).verifyComplete();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aRefusalForRateIsRepeatedAfterItsWait() {
        server.enqueue(Answer.error(429, 0, "slow down").header("Retry-After", "0.2"))
                .always(Answer.json(DATA));
        StepVerifier.create(client.api().post("/v1/things").done()).verifyComplete();
        List<Received> requests = server.requests();
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1).arrival().minus(requests.get(0).arrival())).isGreaterThan(Duration.ofMillis(199));
    }

    /** The limiter has a clock of its own, which stands still until the refusal has arrived. */
    @Test
    void oneRefusalHoldsBackEverybodyWhoWaits() throws InterruptedException {
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        AtomicInteger sent = new AtomicInteger();
        CountDownLatch refused = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(12);
        client = client(builder -> builder.rateLimiter(TokenBucket.builder()
                        .limit(1, Duration.ofMillis(10))
                        .transit(PATIENCE)
                        .scheduler(clock)
                        .build())
                .token(Mono.fromSupplier(() -> {
                    sent.incrementAndGet();
                    return TOKEN;
                }))
                .listener((operation, context) -> new CallListener() {
                    @Override
                    public void retrying(Throwable failure, Duration wait) {
                        refused.countDown();
                    }
                }));
        server.enqueue(Answer.error(429, 0, "slow down").header("Retry-After", "0.1"))
                .always(Answer.json(DATA));
        Disposable calls =
                Flux.range(0, 12).flatMap(i -> client.videos().get("1"), 12).subscribe(video -> answered.countDown());
        assertThat(refused.await(10, TimeUnit.SECONDS)).isTrue();
        clock.advanceTimeBy(Duration.ofMillis(99));
        assertThat(sent).hasValue(1);
        while (!answered.await(1, TimeUnit.MILLISECONDS)) {
            clock.advanceTimeBy(Duration.ofMillis(10));
        }
        assertThat(server.requests()).hasSize(13);
        calls.dispose();
    }

    @Test
    void aRefusedConnectionIsRepeatedForEveryMethod() {
        AtomicInteger tries = new AtomicInteger();
        try (KinescopeClient nobody = KinescopeClient.builder()
                .token(Mono.fromSupplier(() -> {
                    tries.incrementAndGet();
                    return TOKEN;
                }))
                .baseUrl(closedPort())
                .retry(RetryPolicy.standard().firstBackoff(Duration.ofMillis(1)))
                .build()) {
            StepVerifier.create(nobody.api().post("/v1/things").body(Map.of()).done())
                    .verifyErrorSatisfies(error -> {
                        assertThat(error)
                                .isInstanceOf(TransportException.class)
                                .hasMessageStartingWith("POST /v1/things was not sent: ");
                        assertThat(((TransportException) error).sent()).isFalse();
                    });
        }
        assertThat(tries).hasValue(5);
    }

    @Test
    void aNameThatCannotBeFoundGivesItsPermitBack() {
        TokenBucket one = TokenBucket.builder().limit(1, Duration.ofHours(1)).build();
        try (KinescopeClient nobody = KinescopeClient.builder()
                .token(TOKEN)
                .baseUrl("https://name.invalid")
                .rateLimiter(one)
                .http(http -> http.resolver(new NoNames()))
                .retry(RetryPolicy.standard().firstBackoff(Duration.ofMillis(1)))
                .build()) {
            StepVerifier.create(nobody.api().post("/v1/things").done())
                    .verifyErrorSatisfies(error ->
                            assertThat(((TransportException) error).sent()).isFalse());
        }
    }

    @Test
    void connectionsThatTheServerClosedMeanwhileAreNoticed() {
        try (ScriptedServer impatient = ScriptedServer.closingIdleAfter(Duration.ofMillis(50));
                KinescopeClient patient = KinescopeClient.builder()
                        .token(TOKEN)
                        .baseUrl(impatient.url())
                        .rateLimiter(RateLimiter.unlimited())
                        .retry(RetryPolicy.standard().firstBackoff(Duration.ofMillis(1)))
                        .build()) {
            impatient.always(Answer.json(DATA));
            // Around the server's patience, where a request and the server's goodbye meet.
            for (int gap = 46; gap < 56; gap++) {
                Mono.delay(Duration.ofMillis(gap)).block(PATIENCE);
                StepVerifier.create(patient.videos().get("1"))
                        .expectNextCount(1)
                        .verifyComplete();
            }
            long before = impatient.requests().size();
            int posts = 0;
            for (int gap = 46; gap < 56; gap++) {
                Mono.delay(Duration.ofMillis(gap)).block(PATIENCE);
                patient.api()
                        .post("/v1/things")
                        .done()
                        .onErrorComplete(TransportException.class)
                        .block(PATIENCE);
                posts++;
            }
            assertThat(impatient.requests().size() - before).isLessThanOrEqualTo(posts);
        }
    }

    @Test
    void aCallThatIsCancelledWaitingForItsAnswerLeavesNothing() {
        TokenBucket one = TokenBucket.builder()
                .limit(1, Duration.ofMillis(1))
                .transit(Duration.ofMillis(1))
                .build();
        client = client(builder -> builder.rateLimiter(one));
        server.enqueue(Answer.never()).always(Answer.json(DATA));
        Disposable call = client.videos().get("1").subscribe();
        server.takeRequest();
        call.dispose();
        server.connections().awaitAtMost(0);
        StepVerifier.create(client.videos().get("2")).expectNextCount(1).verifyComplete();
    }

    @Test
    void aCallThatIsCancelledWithinItsAnswerLeavesNothing() {
        server.enqueue(Answer.oversized(50_000_000)).always(Answer.json(DATA));
        StepVerifier.create(client.api().get("/x").bytes())
                .expectNextCount(1)
                .thenCancel()
                .verify();
        server.connections().awaitAtMost(0);
        StepVerifier.create(client.videos().get("2")).expectNextCount(1).verifyComplete();
    }

    @Test
    void aCallThatIsCancelledWaitingForItsPermitIsNeverSent() {
        TokenBucket one = TokenBucket.builder()
                .limit(1, Duration.ofMillis(300))
                .transit(Duration.ofMillis(1))
                .build();
        client = client(builder -> builder.rateLimiter(one));
        server.always(Answer.json(DATA));
        client.videos().get("1").block(PATIENCE);
        Disposable waiting = client.videos().get("2").subscribe();
        CompletableFuture<Void> last = client.videos().get("3").then().toFuture();
        waiting.dispose();
        Mono.fromFuture(last).block(PATIENCE);
        assertThat(server.requests()).extracting(Received::uri).containsExactly("/v1/videos/1", "/v1/videos/3");
    }

    @Test
    void cancellingAListingClosesItsConnection() {
        server.always(request -> request.uri().contains("page=1&")
                ? Answer.json("{\"meta\":{\"pagination\":{\"page\":1,\"per_page\":100,\"total\":1000}},\"data\":["
                        + IntStream.range(0, 100)
                                .mapToObj(i -> "{\"id\":\"" + i + "\"}")
                                .collect(Collectors.joining(","))
                        + "]}")
                : Answer.never());
        Disposable reading = client.videos().list().subscribe();
        server.takeRequest();
        assertThat(server.takeRequest().uri()).contains("page=2&");
        reading.dispose();
        // What remains is at most the idle connection of the first page.
        server.connections().awaitAtMost(1);
    }

    @Test
    void connectionsAreKeptAndUsedAgain() {
        server.always(Answer.json(DATA));
        for (int i = 0; i < 20; i++) {
            client.videos().get("1").block(PATIENCE);
        }
        // A call ends a moment before its connection is back in the pool, so the next one may open another.
        assertThat(server.connections().accepted()).isLessThan(10);
    }

    @Test
    void buildingSendsAndConnectsNothing() {
        assertThat(server.connections().accepted()).isZero();
        assertThatCode(() -> KinescopeClient.builder()
                        .token(TOKEN)
                        .baseUrl("https://name.invalid")
                        .build()
                        .close())
                .doesNotThrowAnyException();
    }

    @Test
    void aClosedClientSendsNothing() {
        TokenBucket one = TokenBucket.builder()
                .limit(1, Duration.ofMillis(200))
                .transit(Duration.ofMillis(1))
                .build();
        client = client(builder -> builder.rateLimiter(one));
        server.always(Answer.json(DATA));
        client.videos().get("1").block(PATIENCE);
        CompletableFuture<Video> waiting = client.videos().get("2").toFuture();
        client.close();
        StepVerifier.create(Mono.fromFuture(waiting)).verifyError(ClosedException.class);
        StepVerifier.create(client.videos().get("3")).verifyErrorSatisfies(error -> assertThat(error)
                .isInstanceOf(ClosedException.class)
                .hasMessage("GET /v1/videos/{video_id} was not sent: the client is closed"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aTokenThatNeverComesIsNotWaitedForForEver() {
        client = client(builder -> builder.token(Mono.never())
                .connectTimeout(Duration.ofMillis(50))
                .retry(RetryPolicy.none()));
        StepVerifier.create(client.videos().get("1"))
                .verifyErrorSatisfies(
                        error -> assertThat(((TransportException) error).sent()).isFalse());
    }

    @Test
    void anUnreadableAnswerIsNotQuotedAnywhere() {
        server.enqueue(Answer.json("{\"data\":\"SECRET\"}"), Answer.json("{\"data\":{\"id\":SECRET}}"));
        for (int i = 0; i < 2; i++) {
            StepVerifier.create(client.videos().get("1")).verifyErrorSatisfies(error -> {
                assertThat(error).isInstanceOf(DecodingException.class);
                assertThat(error).hasStackTraceContaining("DecodingException");
                for (Throwable cause = error; cause != null; cause = cause.getCause()) {
                    assertThat(cause.toString()).doesNotContain("SECRET");
                }
            });
        }
    }

    @Test
    void aPoolOfTheCallersStaysTheCallers() {
        ConnectionProvider theirs = ConnectionProvider.create("theirs", 2);
        try {
            server.always(Answer.json(DATA));
            KinescopeClient first = client(builder -> builder.http(http -> HttpClient.create(theirs)));
            first.videos().get("1").block(PATIENCE);
            first.close();
            assertThat(theirs.isDisposed()).isFalse();
            try (KinescopeClient second = client(builder -> builder.http(http -> HttpClient.create(theirs)))) {
                second.videos().get("1").block(PATIENCE);
            }
            assertThat(theirs.isDisposed()).isFalse();
        } finally {
            theirs.disposeLater().block(PATIENCE);
        }
    }

    @Test
    void theTokenIsAskedForBeforeEveryRequestAndChecked() {
        AtomicInteger asked = new AtomicInteger();
        client = client(builder -> builder.retry(RetryPolicy.none())
                .token(Mono.fromSupplier(() -> switch (asked.getAndIncrement()) {
                    case 0 -> TOKEN;
                    case 1 -> "11111111-1111-4111-8111-111111111111";
                    default -> "not-a-token";
                })));
        server.always(Answer.json(DATA));
        client.videos().get("1").block(PATIENCE);
        client.videos().get("1").block(PATIENCE);
        StepVerifier.create(client.videos().get("1")).verifyErrorSatisfies(error -> assertThat(error)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a UUID")
                .hasMessageNotContaining("not-a-token"));
        assertThat(server.requests())
                .extracting(request -> request.header("authorization"))
                .containsExactly("Bearer " + TOKEN, "Bearer 11111111-1111-4111-8111-111111111111");
    }

    private void verify(String method, int requests) {
        if (method.equals("GET")) {
            StepVerifier.create(client.videos().get("1")).expectNextCount(1).verifyComplete();
        } else {
            StepVerifier.create(client.api().post("/v1/things").body(Map.of()).done())
                    .verifyErrorSatisfies(error -> {
                        assertThat(error).isInstanceOf(TransportException.class);
                        assertThat(((TransportException) error).sent()).isTrue();
                    });
        }
        assertThat(server.requests()).hasSize(requests);
    }

    private KinescopeClient client(UnaryOperator<KinescopeClient.Builder> options) {
        return options.apply(KinescopeClient.builder()
                        .token(TOKEN)
                        .baseUrl(server.url())
                        .rateLimiter(RateLimiter.unlimited())
                        .retry(RetryPolicy.standard().firstBackoff(Duration.ofMillis(1))))
                .build();
    }

    /** Finds no name, without asking anybody. */
    private static final class NoNames extends AddressResolverGroup<InetSocketAddress> {

        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new InetNameResolver(executor) {
                @Override
                protected void doResolve(String name, Promise<InetAddress> promise) {
                    promise.setFailure(new UnknownHostException(name));
                }

                @Override
                protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
                    promise.setFailure(new UnknownHostException(name));
                }
            }.asAddressResolver();
        }
    }

    /** Returns the URL of a port that nobody listens to. */
    private static String closedPort() {
        try (ScriptedServer closed = ScriptedServer.start()) {
            return closed.url();
        }
    }
}
