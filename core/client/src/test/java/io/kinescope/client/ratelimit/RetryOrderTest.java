package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A call that is sent again keeps its place: behind earlier retries, and ahead of all calls that were not sent yet. */
class RetryOrderTest {

    private final RecordingScheduler clock = new RecordingScheduler();
    private final RateLimiter limiter = TokenBucket.builder()
            .limit(1, Duration.ofSeconds(1))
            .scheduler(clock)
            .build();
    private final List<String> started = new ArrayList<>();

    private Disposable call(String name) {
        return limiter.withPermit(permit -> sent(permit, name)).subscribe();
    }

    private Disposable retry(String name) {
        return limiter.withRetryPermit(permit -> sent(permit, name)).subscribe();
    }

    private Mono<Void> sent(Permit permit, String name) {
        permit.sent();
        permit.answered();
        started.add(name);
        return Mono.empty();
    }

    @Test
    void retriesStartFirstAndInTheirOrder() {
        call("first");
        call("second");
        retry("retry 1");
        call("third");
        retry("retry 2");
        clock.advance(Duration.ofSeconds(10));
        assertThat(started).containsExactly("first", "retry 1", "retry 2", "second", "third");
    }

    @Test
    void oneRetryDoesNotWaitForThreeThousandCalls() {
        for (int call = 0; call < 3_000; call++) {
            call("call");
        }
        retry("retry");
        clock.advance(Duration.ofSeconds(1));
        assertThat(started).containsExactly("call", "retry");
    }

    @Test
    void aRetryStartsAtOnceIfAPermitIsFree() {
        retry("retry");
        assertThat(started).containsExactly("retry");
    }

    @Test
    void aRetryWaitsForPauses() {
        limiter.pause(Duration.ofSeconds(5)).subscribe();
        call("call");
        retry("retry");
        clock.advance(Duration.ofSeconds(4));
        assertThat(started).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertThat(started).containsExactly("retry", "call");
    }

    @Test
    void cancelledRetriesLeaveNothingBehind() {
        call("first");
        Disposable retry = retry("retry");
        assertThat(clock.outstanding()).isEqualTo(1);
        retry.dispose();
        assertThat(clock.outstanding()).isZero();
        clock.advance(Duration.ofSeconds(2));
        call("second");
        assertThat(started).containsExactly("first", "second");
    }

    @Test
    void withoutALimitRetriesStartAtOnce() {
        RateLimiter.unlimited().withRetryPermit(permit -> sent(permit, "retry")).subscribe();
        assertThat(started).containsExactly("retry");
    }

    @Test
    void aLimiterThatKnowsNoRetriesTreatsThemAsCalls() {
        RateLimiter plain = new RateLimiter() {
            @Override
            public <T> Flux<T> withPermit(
                    java.util.function.Function<? super Permit, ? extends org.reactivestreams.Publisher<T>> call) {
                return limiter.withPermit(call);
            }

            @Override
            public Mono<Void> pause(Duration duration) {
                return limiter.pause(duration);
            }
        };
        plain.withRetryPermit(permit -> sent(permit, "retry")).subscribe();
        assertThat(started).containsExactly("retry");
    }

    @Property(tries = 100)
    void eachOrderIsKeptWhoeverLeavesInBetween(@ForAll long seed) {
        // All tries share one instance of the class, and each needs a limiter of its own.
        new RetryOrderTest().keepsEachOrder(new Random(seed));
    }

    private void keepsEachOrder(Random random) {
        call("first");
        List<String> retries = new ArrayList<>();
        List<String> calls = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            boolean again = random.nextBoolean();
            String name = (again ? "retry " : "call ") + number;
            Disposable waiting = again ? retry(name) : call(name);
            if (random.nextInt(3) == 0) {
                waiting.dispose();
            } else {
                (again ? retries : calls).add(name);
            }
        }
        clock.advance(Duration.ofMinutes(5));
        List<String> expected = new ArrayList<>(List.of("first"));
        expected.addAll(retries);
        expected.addAll(calls);
        assertThat(started).isEqualTo(expected);
    }
}
