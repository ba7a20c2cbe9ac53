package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.error.WaitTooLongException;
import io.kinescope.client.ratelimit.MaxWait;
import io.kinescope.client.ratelimit.Priority;
import io.kinescope.client.ratelimit.TokenBucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The priority and the longest wait of calls, from the view or the context to the limiter. */
class PriorityTest {

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.getOrSet();
    private final List<String> sent = new ArrayList<>();
    private final TokenBucket limiter = TokenBucket.builder()
            .limit(1, Duration.ofSeconds(1))
            .scheduler(clock)
            .build();
    private final Api api = new Api(
            RecordingExchange.of(request -> {
                sent.add(request.uri());
                return sent.size() == 1
                        ? Mono.just(new Answer(503, java.util.Map.of(), ""))
                        : Mono.just(Answer.ok("{}"));
            }),
            ApiSettings.standard().rateLimiter(limiter).uploadRateLimiter(limiter));

    @AfterEach
    void resetTime() {
        VirtualTimeScheduler.reset();
    }

    private Mono<Void> call(Api calls, String path) {
        return calls.post(path).done();
    }

    @Test
    void viewsAndContextsReachTheLimiter() {
        call(api.background(), "/first").onErrorComplete().subscribe();
        call(api.background(), "/background").subscribe();
        call(api.background().uploader(), "/upload").subscribe();
        call(api, "/by-context").contextWrite(Priority.BACKGROUND).subscribe();
        call(api.background(), "/interactive-by-context")
                .contextWrite(Priority.INTERACTIVE)
                .subscribe();
        call(api, "/interactive").subscribe();
        clock.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(sent)
                .containsExactly(
                        "/first", "/interactive-by-context", "/interactive", "/background", "/upload", "/by-context");
    }

    @Test
    void aCallThatWouldWaitTooLongFailsAtOnceAndIsNotRetried() {
        call(api, "/first").onErrorComplete().subscribe();
        call(api, "/second").subscribe();
        StepVerifier.create(call(api.maxWait(Duration.ofSeconds(1)), "/v1/videos"))
                .then(() -> clock.advanceTimeBy(Duration.ZERO))
                .verifyErrorSatisfies(error -> {
                    assertThat(error)
                            .isInstanceOf(WaitTooLongException.class)
                            .hasMessage("POST /v1/videos was not sent: it would have waited PT2S for a permit");
                    assertThat(((WaitTooLongException) error).expectedWait()).isEqualTo(Duration.ofSeconds(2));
                });
        call(api.maxWait(Duration.ofSeconds(1)), "/patient")
                .contextWrite(MaxWait.of(Duration.ofSeconds(2)))
                .subscribe();
        clock.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(sent).containsExactly("/first", "/second", "/patient");
    }
}
