package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.Exchange.Reader;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.ClosedException;
import io.kinescope.client.ratelimit.Permit;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Closing a client ends the calls that wait, at once, and no others. */
class CloseTest {

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.getOrSet();
    private final RateLimiter limiter = TokenBucket.builder()
            .limit(2, Duration.ofSeconds(1))
            .scheduler(clock)
            .build();
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private final List<Object> results = new ArrayList<>();
    private int status = 200;

    private final RecordingExchange server = RecordingExchange.of(request ->
            Mono.delay(Duration.ofSeconds(3)).thenReturn(new RecordingExchange.Answer(status, Map.of(), "{}")));

    private final Exchange exchange = new Exchange() {
        @Override
        public <T> Flux<T> send(Request request, Permit permit, Reader<T> reader) {
            return server.send(request, permit, reader);
        }

        @Override
        public Mono<Void> onClose() {
            return closed.asMono();
        }
    };

    @AfterEach
    void resetTime() {
        VirtualTimeScheduler.reset();
    }

    private Api api() {
        return new Api(exchange, ApiSettings.standard().rateLimiter(limiter));
    }

    private void call() {
        api().get("/v1/x").done().subscribe(value -> {}, results::add, () -> results.add("done"));
    }

    private void assertClosed() {
        assertThat(results).singleElement().isInstanceOf(ClosedException.class);
    }

    @Test
    void aCallThatWaitsForAPermitFailsAtOnceAndLeavesTheQueue() {
        limiter.pause(Duration.ofMinutes(2)).subscribe();
        call();
        closed.tryEmitEmpty();
        assertClosed();
        clock.advanceTimeBy(Duration.ofMinutes(5));
        assertThat(server.requests()).isEmpty();
        assertClosed();
    }

    @Test
    void aCallThatWaitsForItsNextAttemptFailsAtOnce() {
        status = 503;
        call();
        clock.advanceTimeBy(Duration.ofSeconds(3));
        closed.tryEmitEmpty();
        assertClosed();
    }

    @Test
    void anUploadThatWaitsToResumeFailsAtOnce() {
        status = 503;
        api().withoutRetry()
                .external(Request.Method.PATCH, "https://example.org/1")
                .done()
                .retryWhen(api().resumeRetry(failure -> failure instanceof ApiException))
                .subscribe(value -> {}, results::add);
        clock.advanceTimeBy(Duration.ofSeconds(3));
        assertThat(results).isEmpty();
        closed.tryEmitEmpty();
        assertClosed();
    }

    @Test
    void aCallInFlightEnds() {
        call();
        closed.tryEmitEmpty();
        assertThat(results).isEmpty();
        clock.advanceTimeBy(Duration.ofSeconds(3));
        assertThat(results).containsExactly("done");
    }

    @Test
    void callsOfAnotherClientWithTheSameLimiterGoOn() {
        limiter.pause(Duration.ofMinutes(2)).subscribe();
        call();
        RecordingExchange other = RecordingExchange.answering("{}");
        List<String> others = new ArrayList<>();
        new Api(other, ApiSettings.standard().rateLimiter(limiter))
                .get("/v1/x")
                .done()
                .subscribe(value -> {}, error -> others.add("failed"), () -> others.add("done"));
        closed.tryEmitEmpty();
        assertClosed();
        assertThat(others).isEmpty();
        clock.advanceTimeBy(Duration.ofMinutes(2));
        assertThat(others).containsExactly("done");
    }

    @Test
    void aCallAfterTheClosingIsNotSent() {
        closed.tryEmitEmpty();
        call();
        assertClosed();
        assertThat(server.requests()).isEmpty();
    }
}
