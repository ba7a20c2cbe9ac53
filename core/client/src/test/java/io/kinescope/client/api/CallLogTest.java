package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.test.util.TestLogger;

class CallLogTest {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final TestLogger log = new TestLogger(false);

    @AfterEach
    void resetTime() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void everyCallHasOneLine() {
        call(RateLimiter.unlimited(), Answer.of(503, ""), Answer.ok("{}"));
        assertThat(log.getOutContent().lines())
                .singleElement()
                .asString()
                .matches(
                        ".*GET /v1/videos/\\{video_id}: completed, status 200, attempts 2, waited PT0S, took PT0\\.\\S+,"
                                + " request id request-1");
        assertThat(log.getErrContent()).isEmpty();
    }

    @Test
    void aCallThatFailsForGoodIsNoWarning() {
        call(RateLimiter.unlimited(), Answer.of(404, "{\"error\":{\"message\":\"secret-id\"}}"));
        assertThat(log.getOutContent()).contains("failed with NotFoundException, status 404, attempts 1");
        assertThat(log.getErrContent() + log.getOutContent()).doesNotContain("secret-id");
    }

    @Test
    void aCallThatIsGivenUpIsAWarning() {
        Answer broken = Answer.of(503, "");
        call(RateLimiter.unlimited(), broken, broken, broken, broken, broken);
        assertThat(log.getErrContent())
                .contains("GET /v1/videos/{video_id} was given up: failed with ApiException, status 503, attempts 5");
        assertThat(log.getOutContent()).isEmpty();
    }

    @Test
    void aCallThatTheLimiterRefusesIsAWarning() {
        RateLimiter limiter = slow();
        call(limiter, Answer.ok("{}"));
        call(limiter.maxWait(Duration.ZERO), Answer.ok("{}"));
        assertThat(log.getErrContent())
                .contains("was given up: failed with WaitTooLongException, status none, attempts 1");
    }

    @Test
    void aLongWaitIsAWarningWhetherItEndsWithAPermitOrNot() {
        RateLimiter limiter = slow();
        call(limiter, Answer.ok("{}"));
        assertThat(log.getErrContent()).isEmpty();
        call(limiter, Answer.ok("{}"));
        time.advanceTimeBy(Duration.ofHours(1));
        assertThat(log.getErrContent()).containsPattern("video_id\\} waited PT\\S+ for a permit");
        log.reset();
        Disposable waiting = api(limiter, Answer.ok("{}")).get("/v1/x").done().subscribe();
        time.advanceTimeBy(Duration.ofSeconds(11));
        waiting.dispose();
        assertThat(log.getErrContent()).contains("GET /v1/x waited PT11S for a permit");
        assertThat(log.getOutContent()).contains("GET /v1/x: cancelled, status none, attempts 1, waited PT11S");
    }

    /** The text is the server's, so it may be anything. */
    @Test
    void aRequestIdForgesNoLine() {
        call(RateLimiter.unlimited(), new Answer(200, Map.of("X-Request-ID", "a\u001b[2K\tb" + "x".repeat(200)), "{}"));
        assertThat(log.getOutContent()).contains("request id a?[2K?bx").doesNotContain("\u001b", "x".repeat(100));
    }

    @Test
    void refusesANegativeThreshold() {
        assertThatIllegalArgumentException().isThrownBy(() -> CallLog.of(Duration.ofSeconds(-1)));
    }

    private static RateLimiter slow() {
        return TokenBucket.builder().limit(1, Duration.ofHours(1)).build();
    }

    private void call(RateLimiter limiter, Answer... answers) {
        api(limiter, answers).get("/v1/videos/{video_id}", "secret-id").done().subscribe(nothing -> {}, failure -> {});
        time.advanceTimeBy(Duration.ofMinutes(1));
    }

    private Api api(RateLimiter limiter, Answer... answers) {
        int[] next = new int[1];
        return new Api(
                RecordingExchange.of(request -> Mono.fromSupplier(() -> answers[next[0]++])),
                ApiSettings.standard().rateLimiter(limiter).listener(CallLog.of(Duration.ofSeconds(10), log)));
    }
}
