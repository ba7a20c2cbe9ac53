package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class QueueTest {

    private final RecordingScheduler clock = new RecordingScheduler();

    private RateLimiter limiter(int count) {
        return TokenBucket.builder()
                .limit(count, Duration.ofSeconds(1))
                .scheduler(clock)
                .build();
    }

    @Property(tries = 100)
    void firstInIsFirstOutWhoeverLeavesInBetween(
            @ForAll @IntRange(min = 1, max = 20) int count,
            @ForAll @IntRange(max = 60) int leaving,
            @ForAll long seed) {
        RecordingScheduler own = new RecordingScheduler();
        RateLimiter limiter = TokenBucket.builder()
                .limit(count, Duration.ofSeconds(1))
                .scheduler(own)
                .build();
        Random random = new Random(seed);
        List<Integer> started = new ArrayList<>();
        List<Integer> cancelled = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            int caller = number;
            own.at(number * 20L, () -> {
                Disposable call = limiter.limit(Mono.fromRunnable(() -> started.add(caller)))
                        .subscribe();
                if (random.nextInt(100) < leaving) {
                    own.at(own.time().toMillis() + random.nextInt(3_000), () -> {
                        call.dispose();
                        cancelled.add(caller);
                    });
                }
            });
        }
        own.advance(Duration.ofMinutes(10));

        assertThat(started).isSorted().doesNotHaveDuplicates();
        List<Integer> unaccounted = new ArrayList<>();
        for (int caller = 0; caller < 200; caller++) {
            if (!started.contains(caller) && !cancelled.contains(caller)) {
                unaccounted.add(caller);
            }
        }
        assertThat(unaccounted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000, 1_000_000})
    void workGrowsNoFasterThanTheQueueAndNeedsOneTimer(int callers) {
        int perSecond = 1_000;
        RateLimiter limiter = limiter(perSecond);
        int[] started = {0};
        for (int caller = 0; caller < callers; caller++) {
            limiter.limit(Mono.fromRunnable(() -> started[0]++)).subscribe();
        }
        assertThat(clock.outstanding()).isEqualTo(callers > perSecond ? 1 : 0);
        clock.advance(Duration.ofSeconds(callers / perSecond));

        assertThat(started[0]).isEqualTo(callers);
        assertThat(clock.mostOutstanding()).isLessThanOrEqualTo(1);
        assertThat(clock.immediate()).isZero();
        assertThat(clock.delayed()).isLessThanOrEqualTo(2 * callers / perSecond);
        // Entering, being sent and being answered: each reads the clock before and after.
        assertThat(clock.reads()).isLessThanOrEqualTo(8 * callers);
        assertThat(clock.outstanding()).isZero();
    }

    // No bound on speed: half a million removals that each walk the queue take many minutes.
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void leavingTheQueueDoesNotWalkIt() {
        int callers = 500_000;
        RateLimiter limiter = limiter(1);
        limiter.withPermit(permit -> Mono.never()).subscribe();
        List<Disposable> waiting = new ArrayList<>(callers);
        for (int caller = 0; caller < callers; caller++) {
            waiting.add(limiter.limit(Mono.never()).subscribe());
        }
        // Forwards from the middle, so that neither end of the queue is near.
        for (int caller = callers / 4; caller < callers * 3 / 4; caller++) {
            waiting.get(caller).dispose();
        }
        for (int caller = callers; caller-- > 0; ) {
            waiting.get(caller).dispose();
        }
        assertThat(clock.reads()).isLessThanOrEqualTo(6 * callers);
    }

    @Test
    void theTimerLivesNoLongerThanTheLastWhoWaits() {
        RateLimiter limiter = limiter(1);
        limiter.limit(Mono.just(1)).subscribe();
        assertThat(clock.outstanding()).as("nobody waits").isZero();

        Disposable first = limiter.limit(Mono.just(2)).subscribe();
        Disposable second = limiter.limit(Mono.just(3)).subscribe();
        assertThat(clock.outstanding()).isEqualTo(1);
        first.dispose();
        assertThat(clock.outstanding()).isEqualTo(1);
        second.dispose();
        assertThat(clock.outstanding()).isZero();
    }

    @Test
    void anAnswerBringsTheTimerForward() {
        RateLimiter limiter = limiter(1);
        List<Duration> started = new ArrayList<>();
        limiter.limit(Mono.delay(Duration.ofMillis(5), clock.virtual())).subscribe();
        limiter.limit(Mono.fromRunnable(() -> started.add(clock.time()))).subscribe();
        clock.advance(Duration.ofSeconds(10));

        assertThat(started).containsExactly(Duration.ofMillis(1005));
        assertThat(clock.mostOutstanding()).isEqualTo(1);
    }

    @Test
    void whoHadToWaitStartsOnTheSchedulerAndNotOnTheThreadThatMadeRoom() {
        RateLimiter limiter = limiter(1);
        List<Integer> started = new ArrayList<>();
        for (int round = 1; round <= 3; round++) {
            int current = round;
            Disposable holder = limiter.withPermit(permit -> Mono.never()).subscribe();
            limiter.withPermit(permit -> Mono.fromRunnable(() -> started.add(current)))
                    .subscribe();
            assertThat(clock.immediate()).isEqualTo(round - 1);
            holder.dispose();
            assertThat(clock.immediate()).isEqualTo(round);
            assertThat(started).hasSize(round);
        }
    }

    @Test
    void whoComesLastDoesNotOvertakeWhoIsAboutToStart() {
        RateLimiter limiter = limiter(3);
        List<String> started = new ArrayList<>();
        List<Disposable> holders = new ArrayList<>();
        for (int holder = 0; holder < 3; holder++) {
            holders.add(limiter.withPermit(permit -> Mono.never()).subscribe());
        }
        limiter.withPermit(permit -> {
                    started.add("first");
                    limiter.withPermit(inner -> Mono.fromRunnable(() -> started.add("last")))
                            .subscribe();
                    return Mono.never();
                })
                .subscribe();
        limiter.withPermit(permit -> Mono.fromRunnable(() -> started.add("second")))
                .subscribe();
        clock.at(5, () -> holders.forEach(Disposable::dispose));
        clock.advance(Duration.ofMillis(5));
        assertThat(started).containsExactly("first", "second", "last");
    }

    @Test
    void aCallThatStartsWithinTheStartOfAnotherStartsAtOnce() {
        RateLimiter limiter = limiter(2);
        List<String> started = new ArrayList<>();
        limiter.withPermit(permit -> {
                    limiter.withPermit(inner -> Mono.fromRunnable(() -> started.add("inner")))
                            .subscribe();
                    return Mono.fromRunnable(() -> started.add("outer"));
                })
                .subscribe();
        assertThat(started).containsExactly("inner", "outer");
    }
}
