package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.RateLimitedException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.ratelimit.Permit;
import io.kinescope.client.ratelimit.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class AttemptsTest {

    private int sent;

    @ParameterizedTest
    @EnumSource(Method.class)
    void aRefusalForRateIsRepeatedForEveryMethod(Method method) {
        verify(() -> call(method, failures(4, Mono.just(Answer.of(429, "")))))
                .thenAwait(Duration.ofMinutes(5))
                .verifyComplete();
        assertThat(sent).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"GET, 5", "PUT, 5", "DELETE, 5", "POST, 1", "PATCH, 1"})
    void aServerErrorIsRepeatedWhereThatIsSafe(Method method, int attempts) {
        verify(() -> call(method, failures(9, Mono.just(Answer.of(503, "")))))
                .thenAwait(Duration.ofMinutes(5))
                .verifyErrorSatisfies(error -> {
                    assertThat(error).isExactlyInstanceOf(ApiException.class);
                    assertThat(((ApiException) error).status()).isEqualTo(503);
                });
        assertThat(sent).isEqualTo(attempts);
    }

    @ParameterizedTest
    @CsvSource({"GET, 5", "PUT, 5", "DELETE, 5", "POST, 1", "PATCH, 1"})
    void aBrokenConnectionIsRepeatedWhereThatIsSafe(Method method, int attempts) {
        TransportException broken = new TransportException("x", true, "reset", null);
        verify(() -> call(method, failures(9, Mono.error(broken))))
                .thenAwait(Duration.ofMinutes(5))
                .verifyErrorSatisfies(error -> assertThat(error).isSameAs(broken));
        assertThat(sent).isEqualTo(attempts);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void whatWasNeverWrittenIsRepeatedForEveryMethod(Method method) {
        TransportException refused = new TransportException("x", false, "refused", null);
        verify(() -> call(method, failures(9, Mono.error(refused))))
                .thenAwait(Duration.ofMinutes(5))
                .verifyErrorSatisfies(error -> assertThat(error).isSameAs(refused));
        assertThat(sent).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void whatGoesOnWaitsAsLongAsTheServerAsks(int status) {
        StepVerifier.withVirtualTime(() -> goingOn(4, status, Map.of("Retry-After", "90")))
                .expectSubscription()
                .expectNoEvent(Duration.ofMinutes(6))
                .verifyComplete();
    }

    @Test
    void whatGoesOnGivesUpAfterSoManyFailuresInARow() {
        StepVerifier.withVirtualTime(() -> goingOn(5, 503, Map.of()))
                .thenAwait(Duration.ofMinutes(5))
                .verifyErrorSatisfies(
                        error -> assertThat(((ApiException) error).status()).isEqualTo(503));
        assertThat(sent).isEqualTo(5);
    }

    @Test
    void aValueInBetweenStartsTheCountAnew() {
        TransportException broken = new TransportException("x", true, "reset", null);
        StepVerifier.withVirtualTime(() -> {
                    Api api = RecordingExchange.answering("").lenient(RetryPolicy.standard());
                    return Flux.defer(() -> Flux.just(++sent).concatWith(sent < 20 ? Mono.error(broken) : Mono.empty()))
                            .retryWhen(api.resumeRetry(failure -> failure == broken));
                })
                .thenAwait(Duration.ofMinutes(5))
                .expectNextCount(20)
                .verifyComplete();
    }

    private Mono<Void> goingOn(int failures, int status, Map<String, String> headers) {
        Api api = RecordingExchange.of(failures(failures, Mono.just(new Answer(status, headers, ""))))
                .lenient(RetryPolicy.standard());
        return api.withoutRetry().patch("/v1/x").done().retryWhen(api.resumeRetry(failure -> true));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 405, 413, 422, 302})
    void whatWillNotChangeIsNotRepeated(int status) {
        verify(() -> call(Method.GET, failures(9, Mono.just(Answer.of(status, "")))))
                .verifyError(ApiException.class);
        assertThat(sent).isEqualTo(1);
    }

    @Test
    void anUnreadableAnswerIsNotRepeated() {
        verify(() -> call(Method.GET, failures(9, Mono.just(Answer.ok("<html>")))))
                .verifyError(DecodingException.class);
        assertThat(sent).isEqualTo(1);
    }

    @Test
    void theWaitDoublesAndIsJittered() {
        // Half of 0.5, 1, 2 and 4 seconds, since the random number is always one half here.
        verify(() -> call(Method.GET, failures(4, Mono.just(Answer.of(500, "")))))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(3_749))
                .thenAwait(Duration.ofMillis(1))
                .verifyComplete();
    }

    @Test
    void theWaitIsCapped() {
        RetryPolicy policy = RetryPolicy.standard().maxAttempts(12);
        // Half of 0.5 to 16 seconds, and then of 30 seconds each.
        long millis = 250 + 500 + 1_000 + 2_000 + 4_000 + 8_000 + 5 * 15_000;
        verify(() -> call(Method.GET, failures(11, Mono.just(Answer.of(500, ""))), policy, RateLimiter.unlimited()))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(millis - 1))
                .thenAwait(Duration.ofMillis(1))
                .verifyComplete();
    }

    @ParameterizedTest
    @CsvSource({"429, 7, 7000", "503, 7, 7000", "429, 0, 250", "429, soon, 250", "429, 86400, 120000", "429, 1.5, 1500"
    })
    void theApisWordIsKeptUpToTheCap(int status, String retryAfter, long millis) {
        Answer refusal = new Answer(status, Map.of("Retry-After", retryAfter), "");
        verify(() -> call(Method.GET, failures(1, Mono.just(refusal))))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(millis - 1))
                .thenAwait(Duration.ofMillis(1))
                .verifyComplete();
    }

    @Test
    void aRefusalPausesTheLimiterForEverybody() {
        PausedLimiter limiter = new PausedLimiter();
        Answer refusal = new Answer(429, Map.of("Retry-After", "7"), "");
        verify(() -> call(Method.GET, failures(1, Mono.just(refusal)), RetryPolicy.standard(), limiter))
                .thenAwait(Duration.ofMinutes(1))
                .verifyComplete();
        assertThat(limiter.pauses).containsExactly(Duration.ofSeconds(7));
        assertThat(limiter.permits).isEqualTo(2);
    }

    @Test
    void withoutTheApisWordThePausesGrowToTheMinuteWindow() {
        PausedLimiter limiter = new PausedLimiter();
        verify(() -> call(Method.GET, failures(9, Mono.just(Answer.of(429, ""))), RetryPolicy.standard(), limiter))
                .thenAwait(Duration.ofMinutes(5))
                .verifyError(RateLimitedException.class);
        assertThat(limiter.pauses)
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(16),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30));
    }

    @Test
    void onlyRefusalsPauseTheLimiter() {
        PausedLimiter limiter = new PausedLimiter();
        verify(() -> call(Method.GET, failures(1, Mono.just(Answer.of(503, ""))), RetryPolicy.standard(), limiter))
                .thenAwait(Duration.ofMinutes(1))
                .verifyComplete();
        assertThat(limiter.pauses).isEmpty();
    }

    @Test
    void oneAttemptIsOneAttempt() {
        verify(() -> call(
                        Method.GET,
                        failures(1, Mono.just(Answer.of(500, ""))),
                        RetryPolicy.none(),
                        RateLimiter.unlimited()))
                .verifyError(ApiException.class);
        assertThat(sent).isEqualTo(1);
    }

    @Test
    void everySubscriptionHasAllItsAttempts() {
        RecordingExchange exchange = RecordingExchange.of(failures(Integer.MAX_VALUE, Mono.just(Answer.of(500, ""))));
        Mono<Void> call = exchange.lenient(RetryPolicy.standard().maxAttempts(2))
                .get("/v1/x")
                .done();
        verify(() -> call).thenAwait(Duration.ofMinutes(5)).verifyError(ApiException.class);
        verify(() -> call).thenAwait(Duration.ofMinutes(5)).verifyError(ApiException.class);
        assertThat(sent).isEqualTo(4);
    }

    private StepVerifier.FirstStep<Void> verify(Supplier<Mono<Void>> call) {
        return StepVerifier.withVirtualTime(call);
    }

    private Mono<Void> call(Method method, Function<Request, Mono<Answer>> server) {
        return call(method, server, RetryPolicy.standard(), RateLimiter.unlimited());
    }

    private Mono<Void> call(
            Method method, Function<Request, Mono<Answer>> server, RetryPolicy policy, RateLimiter limiter) {
        Api api = RecordingExchange.of(server).api(Json.LENIENT, limiter, policy);
        Call call =
                switch (method) {
                    case HEAD, OPTIONS -> api.external(method, "https://example.org/1");
                    case GET -> api.get("/v1/x");
                    case POST -> api.post("/v1/x");
                    case PUT -> api.put("/v1/x");
                    case PATCH -> api.patch("/v1/x");
                    case DELETE -> api.delete("/v1/x");
                };
        return call.data(Object.class).then();
    }

    private Function<Request, Mono<Answer>> failures(int times, Mono<Answer> failure) {
        return request -> ++sent <= times ? failure : Mono.just(Answer.ok("{\"data\":{}}"));
    }

    private static final class PausedLimiter implements RateLimiter {

        private final List<Duration> pauses = new ArrayList<>();
        private int permits;

        @Override
        public <T> Flux<T> withPermit(Function<? super Permit, ? extends Publisher<T>> call) {
            return Flux.defer(() -> {
                permits++;
                return RateLimiter.unlimited().withPermit(call);
            });
        }

        @Override
        public Mono<Void> pause(Duration duration) {
            return Mono.fromRunnable(() -> pauses.add(duration));
        }
    }
}
