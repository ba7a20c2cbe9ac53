package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.RateLimitedException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.json.Json;
import io.kinescope.client.ratelimit.Permit;
import io.kinescope.client.ratelimit.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RetryDecisionTest {

    private int sent;

    @ParameterizedTest
    @EnumSource(Method.class)
    void aRefusalForRateIsRepeatedForEveryMethod(Method method) {
        verify(() -> call(method, failures(20, Mono.just(Answer.of(429, "")))))
                .thenAwait(Duration.ofMinutes(5))
                .verifyComplete();
        assertThat(sent).isEqualTo(21);
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
        TransportException broken = new TransportException("x", true, false, "reset", null);
        verify(() -> call(method, failures(9, Mono.error(broken))))
                .thenAwait(Duration.ofMinutes(5))
                .verifyErrorSatisfies(error -> assertThat(error).isSameAs(broken));
        assertThat(sent).isEqualTo(attempts);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void whatWasNeverWrittenIsRepeatedForEveryMethod(Method method) {
        TransportException refused = new TransportException("x", false, false, "refused", null);
        verify(() -> call(method, failures(9, Mono.error(refused))))
                .thenAwait(Duration.ofMinutes(5))
                .verifyErrorSatisfies(error -> assertThat(error).isSameAs(refused));
        assertThat(sent).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void whatGoesOnWaitsAsLongAsTheServerAsks(int status) {
        StepVerifier.withVirtualTime(() -> goingOn(3, status, Map.of("Retry-After", "90")))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(270))
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
        TransportException broken = new TransportException("x", true, false, "reset", null);
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
        // Three quarters of 0.5, 1, 2 and 4 seconds: one half is certain, and the random number is always one half
        // here.
        verify(() -> call(Method.GET, failures(4, Mono.just(Answer.of(500, "")))))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(5_624))
                .thenAwait(Duration.ofMillis(1))
                .verifyComplete();
    }

    @Test
    void theWaitIsCapped() {
        RetryPolicy policy = RetryPolicy.standard().maxAttempts(12);
        // Three quarters of 0.5 to 16 seconds, and then of 30 seconds each.
        long millis = 375 + 750 + 1_500 + 3_000 + 6_000 + 12_000 + 5 * 22_500;
        verify(() -> call(Method.GET, failures(11, Mono.just(Answer.of(500, ""))), policy, RateLimiter.unlimited()))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(millis - 1))
                .thenAwait(Duration.ofMillis(1))
                .verifyComplete();
    }

    @ParameterizedTest
    @CsvSource({"429, 7, 7000", "503, 7, 7000", "429, 0, 375", "429, soon, 375", "429, 86400, 120000", "429, 1.5, 1500"
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
        // A little longer, by half of a quarter of a second here: the retry is first in line when the pause ends.
        assertThat(limiter.pauses).containsExactly(Duration.ofMillis(7_125));
        assertThat(limiter.permits).isEqualTo(2);
    }

    @Test
    void withoutTheApisWordThePausesDoubleWhateverThePolicyIs() {
        PausedLimiter limiter = new PausedLimiter();
        RetryPolicy hasty = new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5));
        verify(() -> call(Method.GET, failures(7, Mono.just(Answer.of(429, ""))), hasty, limiter))
                .thenAwait(Duration.ofMinutes(5))
                .verifyComplete();
        assertThat(limiter.pauses)
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(16),
                        Duration.ofSeconds(16));
    }

    @Test
    void refusalsForRateAreRepeatedForTheirTimeAndNoLonger() {
        verify(() -> call(
                        Method.POST,
                        failures(Integer.MAX_VALUE, Mono.just(new Answer(429, Map.of("Retry-After", "70"), "")))))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(279))
                .thenAwait(Duration.ofSeconds(1))
                .verifyError(RateLimitedException.class);
        assertThat(sent).isEqualTo(5);
    }

    @Test
    void refusalsForRateAreNoFailures() {
        List<Answer> answers = new ArrayList<>();
        for (int failure = 0; failure < 4; failure++) {
            answers.addAll(List.of(Answer.of(429, ""), Answer.of(503, ""), Answer.of(429, "")));
        }
        answers.add(Answer.ok("{\"data\":{}}"));
        verify(() -> call(Method.GET, request -> Mono.just(answers.get(sent++))))
                .thenAwait(Duration.ofMinutes(5))
                .verifyComplete();
        assertThat(sent).isEqualTo(13);
    }

    @ParameterizedTest
    @CsvSource({"429, 7", "429, ", "503, 7"})
    void aPolicyThatIgnoresTheServersWordStillWaits(int status, @Nullable String retryAfter) {
        Answer refusal = new Answer(status, retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter), "");
        PausedLimiter limiter = new PausedLimiter();
        RetryPolicy policy =
                RetryPolicy.standard().maxRetryAfter(Duration.ZERO).maxRateLimitWait(Duration.ofSeconds(10));
        verify(() -> call(Method.GET, failures(Integer.MAX_VALUE, Mono.just(refusal)), policy, limiter))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(5))
                .thenAwait(Duration.ofMinutes(1))
                .verifyError(ApiException.class);
        assertThat(sent).isEqualTo(5);
        assertThat(limiter.pauses).allMatch(pause -> pause.compareTo(Duration.ofMillis(500)) >= 0);
    }

    @Property(tries = 200)
    void everyStepHasALeastWait(@ForAll @DoubleRange(min = 0, max = 1) double random) {
        Duration total = Duration.ZERO;
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), () -> random);
        for (int failure = 1; failure < 30; failure++) {
            Duration delay = backoff.delay(failure);
            assertThat(delay)
                    .isBetween(backoff.least(failure), backoff.least(failure).multipliedBy(2));
            total = total.plus(delay);
            if (failure == 4) {
                assertThat(total).as("standard").isBetween(Duration.ofMillis(3_750), Duration.ofMillis(7_500));
            }
        }
        assertThat(total).as("patient").isBetween(Duration.ofMinutes(6), Duration.ofSeconds(722));
    }

    @ParameterizedTest
    @CsvSource({"GET, 5", "PUT, 5", "DELETE, 5", "POST, 1", "PATCH, 1"})
    void aRequestTimeoutIsRepeatedWhereThatIsSafe(Method method, int attempts) {
        for (int status : new int[] {408, 421, 425}) {
            sent = 0;
            verify(() -> call(method, failures(9, Mono.just(Answer.of(status, "")))))
                    .thenAwait(Duration.ofMinutes(5))
                    .verifyError(ApiException.class);
            assertThat(sent).isEqualTo(attempts);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFailureOfTheConnectionThatCannotPassIsNotRepeated(boolean sentBefore) {
        TransportException untrusted = new TransportException("x", sentBefore, true, "not trusted", null);
        verify(() -> call(Method.GET, failures(9, Mono.error(untrusted))))
                .verifyErrorSatisfies(error -> assertThat(error).isSameAs(untrusted));
        assertThat(sent).isEqualTo(1);
        StepVerifier.withVirtualTime(() -> Mono.error(untrusted)
                        .retryWhen(RecordingExchange.answering("")
                                .lenient(RetryPolicy.standard())
                                .resumeRetry(failure -> true)))
                .verifyErrorSatisfies(error -> assertThat(error).isSameAs(untrusted));
    }

    @ParameterizedTest
    @CsvSource({"GET, 5", "PUT, 1", "DELETE, 1", "POST, 1", "PATCH, 1"})
    void aResponseWithoutABodyIsRepeatedForAGet(Method method, int attempts) {
        verify(() -> call(method, failures(9, Mono.just(Answer.ok("")))))
                .thenAwait(Duration.ofMinutes(5))
                .verifyErrorSatisfies(error ->
                        assertThat(error).isInstanceOf(DecodingException.class).hasMessageContaining("it is empty"));
        assertThat(sent).isEqualTo(attempts);
    }

    @Test
    void anEmptyResponseThatPassesIsNotNoticed() {
        verify(() -> call(Method.GET, failures(2, Mono.just(Answer.ok("")))))
                .thenAwait(Duration.ofMinutes(5))
                .verifyComplete();
        assertThat(sent).isEqualTo(3);
    }

    @Test
    void theListenerLearnsOfEveryWaitAndCannotEndTheCall() {
        List<String> waits = new ArrayList<>();
        ApiSettings settings = ApiSettings.standard().listener((operation, context) -> new CallListener() {
            @Override
            public void retrying(Throwable failure, Duration wait) {
                waits.add(failure.getMessage() + " " + wait);
                throw new IllegalStateException("listener");
            }
        });
        RecordingExchange exchange = RecordingExchange.of(failures(2, Mono.just(Answer.of(503, ""))));
        StepVerifier.withVirtualTime(() -> new Api(Pipeline.of(exchange, settings, Json.LENIENT, () -> 0.5))
                        .get("/v1/x")
                        .done())
                .thenAwait(Duration.ofMinutes(1))
                .verifyComplete();
        assertThat(waits)
                .containsExactly(
                        "GET /v1/x answered 503 [request request-1] PT0.375S",
                        "GET /v1/x answered 503 [request request-1] PT0.75S");
    }

    @Test
    void uploadsThatResumeArePatientByDefault() {
        TransportException locked = new TransportException("x", true, false, "locked", null);
        StepVerifier.withVirtualTime(() -> Mono.error(locked)
                        .retryWhen(new Api(RecordingExchange.answering(""), ApiSettings.standard())
                                .resumeRetry(failure -> true)))
                .expectSubscription()
                .expectNoEvent(Duration.ofMinutes(6).minusMillis(1))
                .thenAwait(Duration.ofMinutes(7))
                .verifyErrorSatisfies(error -> assertThat(error).isSameAs(locked));
    }

    @Test
    void retriesAskTheLimiterForTheirPlace() {
        PausedLimiter limiter = new PausedLimiter();
        verify(() -> call(Method.GET, failures(3, Mono.just(Answer.of(503, ""))), RetryPolicy.standard(), limiter))
                .thenAwait(Duration.ofMinutes(1))
                .verifyComplete();
        assertThat(limiter.permits).isEqualTo(4);
        assertThat(limiter.retries).isEqualTo(3);
    }

    @Test
    void whatTheLimiterFailsWithIsAnErrorOfOurs() {
        RejectedExecutionException rejected = new RejectedExecutionException("no thread");
        RateLimiter broken = new RateLimiter() {
            @Override
            public <T> Flux<T> withPermit(Function<? super Permit, ? extends Publisher<T>> call) {
                return Flux.error(rejected);
            }

            @Override
            public Mono<Void> pause(Duration duration) {
                return Mono.error(rejected);
            }
        };
        verify(() -> call(Method.POST, failures(0, Mono.empty()), RetryPolicy.none(), broken))
                .verifyErrorSatisfies(error -> {
                    assertThat(error).isInstanceOf(TransportException.class).hasCause(rejected);
                    assertThat(((TransportException) error).sent()).isFalse();
                });
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
        private int retries;

        @Override
        public <T> Flux<T> withRetryPermit(Function<? super Permit, ? extends Publisher<T>> call) {
            retries++;
            return withPermit(call);
        }

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
