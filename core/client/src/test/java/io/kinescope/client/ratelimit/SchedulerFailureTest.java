package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Whatever the scheduler throws, every call is started or failed, no token is lost, and the limiter works on after it. */
class SchedulerFailureTest {

    private static final int TOKENS = 3;

    enum Fault {
        CLOCK,
        TIMER,
        TASK,
        IS_DISPOSED
    }

    private static final class FaultyScheduler implements Scheduler {

        final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        final Set<Fault> faults = EnumSet.noneOf(Fault.class);

        private void check(Fault fault) {
            if (faults.contains(fault)) {
                throw new OutOfMemoryError("unable to create native thread: " + fault);
            }
        }

        @Override
        public Disposable schedule(Runnable task) {
            check(Fault.TASK);
            return clock.schedule(task);
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            check(Fault.TIMER);
            return clock.schedule(task, delay, unit);
        }

        @Override
        public long now(TimeUnit unit) {
            check(Fault.CLOCK);
            return clock.now(unit);
        }

        @Override
        public boolean isDisposed() {
            check(Fault.IS_DISPOSED);
            return false;
        }

        @Override
        public Worker createWorker() {
            throw new UnsupportedOperationException();
        }
    }

    private final FaultyScheduler scheduler = new FaultyScheduler();
    private final RateLimiter limiter = TokenBucket.builder()
            .limit(TOKENS, Duration.ofSeconds(1))
            .scheduler(scheduler)
            .build();
    private final List<Throwable> failures = new ArrayList<>();
    private int open;

    private Disposable call(Mono<?> answer) {
        open++;
        return limiter.withPermit(permit -> {
                    permit.sent();
                    return answer;
                })
                .doFinally(signal -> open--)
                .subscribe(value -> {}, failures::add);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void atTheFirstCall(Fault fault) {
        scheduler.faults.add(fault);
        for (int call = 0; call < 10; call++) {
            call(Mono.empty());
        }
        scheduler.clock.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(open).isZero();
        assertThat(failures).allSatisfy(failure -> assertThat(failure)
                .isInstanceOf(RejectedExecutionException.class)
                .rootCause()
                .hasMessageStartingWith("unable to create native thread"));
        assertRecovers();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whileCallsWait(Fault fault) {
        Sinks.Empty<Object> answer = Sinks.empty();
        for (int call = 0; call < 10; call++) {
            call(answer.asMono());
        }
        scheduler.faults.add(fault);
        answer.tryEmitEmpty();
        scheduler.clock.advanceTimeBy(Duration.ofMinutes(1));
        call(Mono.empty());
        assertThat(open).isZero();
        assertRecovers();
    }

    @Property(tries = 300)
    void atAnyTime(@ForAll long seed) {
        Random random = new Random(seed);
        List<Disposable> calls = new ArrayList<>();
        List<Sinks.Empty<Object>> answers = new ArrayList<>();
        for (int step = 0; step < 300; step++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> calls.add(call(Mono.empty()));
                case 2 -> {
                    Sinks.Empty<Object> answer = Sinks.empty();
                    answers.add(answer);
                    calls.add(call(answer.asMono()));
                }
                case 3 ->
                    calls.forEach(call -> {
                        if (random.nextInt(10) == 0) {
                            call.dispose();
                        }
                    });
                case 4 -> answers.forEach(Sinks.Empty::tryEmitEmpty);
                case 5 -> scheduler.clock.advanceTimeBy(Duration.ofMillis(random.nextInt(1_500)));
                case 6 -> scheduler.faults.add(Fault.values()[random.nextInt(Fault.values().length)]);
                default -> scheduler.faults.clear();
            }
        }
        scheduler.faults.clear();
        answers.forEach(Sinks.Empty::tryEmitEmpty);
        scheduler.clock.advanceTimeBy(Duration.ofMinutes(5));
        assertThat(open).as("calls that are neither served nor failed").isZero();
        assertRecovers();
    }

    /** All tokens are free, and calls that have to wait are started in time. */
    private void assertRecovers() {
        scheduler.faults.clear();
        // The limiter learns the time with the next event at the latest.
        call(Mono.never()).dispose();
        scheduler.clock.advanceTimeBy(Duration.ofMinutes(1));
        failures.clear();
        List<Long> started = new ArrayList<>();
        for (int call = 0; call < 2 * TOKENS; call++) {
            call(Mono.fromRunnable(() -> started.add(scheduler.clock.now(TimeUnit.SECONDS))));
        }
        assertThat(started).hasSize(TOKENS);
        scheduler.clock.advanceTimeBy(Duration.ofSeconds(2));
        assertThat(started).hasSize(2 * TOKENS);
        assertThat(failures).isEmpty();
        assertThat(open).isZero();
    }
}
