package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.json.Json;
import io.kinescope.client.ratelimit.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

class CallListenerTest {

    private final List<String> events = new ArrayList<>();

    @Test
    void getsTheEventsOfEveryAttemptInOrder() {
        StepVerifier.withVirtualTime(() -> call(Answer.of(503, ""), Answer.ok("{\"data\":{}}")))
                .thenAwait(Duration.ofMinutes(1))
                .verifyComplete();
        assertThat(events)
                .containsExactly(
                        "attempt 1",
                        "permit PT0S",
                        "answered 503 request-1 PT0S",
                        "retrying GET /v1/videos/{video_id} answered 503 [request request-1] PT0.375S",
                        "attempt 2",
                        "permit PT0S",
                        "answered 200 request-1 PT0S",
                        "finished onComplete null PT0.375S");
    }

    @Test
    void learnsOfAFailureWithoutAResponse() {
        StepVerifier.withVirtualTime(() -> call(request -> Mono.error(new IllegalStateException("broken"))))
                .expectError()
                .verify();
        assertThat(events).startsWith("attempt 1", "permit PT0S");
        assertThat(events.get(events.size() - 1)).startsWith("finished onError broken");
    }

    @Test
    void learnsOfACancellation() {
        StepVerifier.withVirtualTime(() -> call(request -> Mono.never()))
                .expectSubscription()
                .thenAwait(Duration.ofSeconds(2))
                .thenCancel()
                .verify();
        assertThat(events).containsExactly("attempt 1", "permit PT0S", "finished cancel null PT2S");
    }

    @Test
    void getsTheOperationAndTheContextOfEveryCall() {
        List<String> calls = new ArrayList<>();
        ApiSettings settings = ApiSettings.standard().listener((operation, context) -> {
            calls.add(operation + " " + context.getOrDefault("tenant", "none"));
            return new CallListener() {};
        });
        Mono<Void> call = api(settings, request -> Mono.just(Answer.ok("")))
                .delete("/v1/videos/{video_id}", "secret-id")
                .done();
        call.contextWrite(Context.of("tenant", "a")).block();
        call.block();
        assertThat(calls).containsExactly("DELETE /v1/videos/{video_id} a", "DELETE /v1/videos/{video_id} none");
    }

    /** Neither the factory, nor any event, of any of several listeners. */
    @Test
    void harmsNoCallByWhatItThrows() {
        ApiSettings settings = ApiSettings.standard()
                .listener((operation, context) -> {
                    throw new AssertionError("factory");
                })
                .listener((operation, context) -> new Throwing())
                .listener((operation, context) -> new Recording());
        StepVerifier.withVirtualTime(() -> api(settings, answers(Answer.of(503, ""), Answer.ok("{\"data\":{}}")))
                        .get("/v1/x")
                        .done())
                .thenAwait(Duration.ofMinutes(1))
                .verifyComplete();
        assertThat(events).hasSize(8);
    }

    @Test
    void thePageHasTheRequestIdOfItsResponse() {
        Api api = api(ApiSettings.standard(), request -> Mono.just(Answer.ok("{\"data\":[{}]}")));
        StepVerifier.create(api.get("/v1/x").items(Object.class).pages().take(1))
                .assertNext(page -> assertThat(page.requestId()).isEqualTo("request-1"))
                .verifyComplete();
        StepVerifier.create(api.get("/v1/x").allItems(Object.class).pages())
                .assertNext(page -> assertThat(page.requestId()).isEqualTo("request-1"))
                .verifyComplete();
    }

    private Mono<Void> call(Answer... answers) {
        return call(answers(answers));
    }

    private Mono<Void> call(Function<Request, Mono<Answer>> exchange) {
        return api(ApiSettings.standard().listener((operation, context) -> new Recording()), exchange)
                .get("/v1/videos/{video_id}", "secret-id")
                .done();
    }

    private static Function<Request, Mono<Answer>> answers(Answer... answers) {
        int[] next = new int[1];
        return request -> Mono.fromSupplier(() -> answers[next[0]++]);
    }

    private static Api api(ApiSettings settings, Function<Request, Mono<Answer>> exchange) {
        ApiSettings unlimited = settings.rateLimiter(RateLimiter.unlimited());
        return new Api(Pipeline.of(RecordingExchange.of(exchange), unlimited, Json.LENIENT, () -> 0.5));
    }

    private final class Recording implements CallListener {

        @Override
        public void attemptStarted(int attempt) {
            events.add("attempt " + attempt);
        }

        @Override
        public void permitGranted(Duration waited) {
            events.add("permit " + waited);
        }

        @Override
        public void answered(int status, @Nullable String requestId, Duration took) {
            events.add("answered " + status + " " + requestId + " " + took);
        }

        @Override
        public void retrying(Throwable failure, Duration wait) {
            events.add("retrying " + failure.getMessage() + " " + wait);
        }

        @Override
        public void finished(SignalType end, @Nullable Throwable failure, Duration took) {
            events.add("finished " + end + " " + (failure == null ? null : failure.getMessage()) + " " + took);
        }
    }

    private static final class Throwing implements CallListener {

        @Override
        public void attemptStarted(int attempt) {
            throw new IllegalStateException("listener");
        }

        @Override
        public void permitGranted(Duration waited) {
            throw new AssertionError("listener");
        }

        @Override
        public void answered(int status, @Nullable String requestId, Duration took) {
            throw new IllegalStateException("listener");
        }

        @Override
        public void retrying(Throwable failure, Duration wait) {
            throw new NoSuchElementException("listener");
        }

        @Override
        public void finished(SignalType end, @Nullable Throwable failure, Duration took) {
            throw new IllegalStateException("listener");
        }
    }
}
