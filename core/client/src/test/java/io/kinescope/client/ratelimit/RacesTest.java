package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.testing.Drops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Real threads, real time, no sleep: callers, those who cancel, answer or end what callers began, and the scheduler meet
 * in calls by the million. The periods are a few microseconds, so that tokens come back as fast as they are taken.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RacesTest {

    private static final int TOKENS = 16;
    private static final int CALLS = 1_000_000;
    private static final int CALLERS = 2;
    private static final Duration TRANSIT = Duration.ofNanos(20_000);
    private static final Duration SHORT = Duration.ofNanos(1_000);
    private static final Duration LONG = Duration.ofNanos(3_000);

    private final Scheduler scheduler = Schedulers.newParallel("races", 2);
    private final RateLimiter limiter = TokenBucket.builder()
            .limit(TOKENS, SHORT)
            .limit(TOKENS, LONG)
            .transit(TRANSIT)
            .scheduler(scheduler)
            .build();

    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger mostHeld = new AtomicInteger();
    private final AtomicInteger granted = new AtomicInteger();
    private final AtomicInteger startedTwice = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(CALLS);
    // Bounds the heap, not the race: hundreds wait for sixteen tokens.
    private final Semaphore room = new Semaphore(500);
    private final Queue<Runnable> meddling = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void dispose() {
        over.set(true);
        scheduler.dispose();
    }

    @Test
    void aMillionRacesLoseNoTokenAndGrantNoneTwice(Drops drops) throws InterruptedException {
        for (int thread = 0; thread < 2; thread++) {
            start(this::meddle);
        }
        for (int caller = 0; caller < CALLERS; caller++) {
            start(this::makeCalls);
        }
        open.await();

        assertThat(mostHeld).as("tokens out at the same time").hasValueLessThanOrEqualTo(TOKENS);
        assertThat(startedTwice).hasValue(0);
        assertThat(granted).as("enough calls for a race were granted").hasValueGreaterThan(CALLS / 4);
        assertBalanced();
        // A call may fail while it is cancelled; nobody is left to be told.
        assertThat(drops.take())
                .extracting(Throwable::getMessage)
                .allMatch(drop -> drop.endsWith("no call") || drop.endsWith("refused"));
    }

    @Test
    void whatIsSentIsCountedAndWhatIsReturnedIsNotSent() throws InterruptedException {
        int races = 20_000;
        RateLimiter patient = TokenBucket.builder()
                .limit(races, Duration.ofDays(1))
                .scheduler(scheduler)
                .build();
        start(this::meddle);
        AtomicInteger sent = new AtomicInteger();
        for (int race = 0; race < races; race++) {
            AtomicReference<@Nullable Permit> granted = new AtomicReference<>();
            Disposable call = patient.withPermit(permit -> {
                        granted.set(permit);
                        return Mono.never();
                    })
                    .subscribe();
            CountDownLatch reported = new CountDownLatch(1);
            meddling.offer(() -> {
                if (Objects.requireNonNull(granted.get()).sent()) {
                    sent.incrementAndGet();
                }
                reported.countDown();
            });
            call.dispose();
            reported.await();
        }
        AtomicInteger free = new AtomicInteger();
        for (int call = 0; call < races; call++) {
            patient.withPermit(permit -> {
                        free.incrementAndGet();
                        return Mono.never();
                    })
                    .subscribe();
        }
        assertThat(free).hasValue(races - sent.get());
    }

    private void start(Runnable task) {
        Thread thread = new Thread(task, "racer");
        thread.setDaemon(true);
        thread.start();
    }

    private void meddle() {
        while (!over.get()) {
            Runnable next = meddling.poll();
            if (next == null) {
                Thread.onSpinWait();
            } else {
                next.run();
            }
        }
    }

    private void makeCalls() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int call = 0; call < CALLS / CALLERS; call++) {
            room.acquireUninterruptibly();
            Racer racer = new Racer(random.nextInt(8));
            Disposable subscription = limiter.withPermit(racer)
                    .doFinally(signal -> {
                        room.release();
                        open.countDown();
                    })
                    .subscribe(value -> {}, error -> {});
            int before = random.nextInt(6);
            meddling.offer(() -> racer.report(before));
            // Sooner or later each is cancelled or ended, on this thread or another, granted or not.
            switch (random.nextInt(4)) {
                case 0 -> subscription.dispose();
                case 1 -> meddling.offer(subscription::dispose);
                case 2 -> meddling.offer(racer::end);
                default -> {
                    meddling.offer(racer::end);
                    meddling.offer(subscription::dispose);
                }
            }
        }
    }

    /** Counts its token as out from the start until just before the limiter may learn that it is not. */
    private final class Racer implements Function<Permit, Publisher<String>> {

        private final int fate;
        private final Sinks.One<String> end = Sinks.one();
        private final AtomicBoolean started = new AtomicBoolean();
        private boolean returned;
        private volatile @Nullable Permit permit;

        private Racer(int fate) {
            this.fate = fate;
        }

        @Override
        public Publisher<String> apply(Permit received) {
            if (!started.compareAndSet(false, true)) {
                startedTwice.incrementAndGet();
            }
            granted.incrementAndGet();
            mostHeld.accumulateAndGet(held.incrementAndGet(), Math::max);
            permit = received;
            switch (fate) {
                case 0 -> {
                    giveBack();
                    throw new IllegalStateException("no call");
                }
                case 1 -> {
                    giveBack();
                    return Mono.error(new IllegalStateException("refused"));
                }
                case 2 -> report(0);
                case 3 -> report(1);
                default -> {}
            }
            return end.asMono().doOnTerminate(this::giveBack).doOnCancel(this::giveBack);
        }

        private void report(int what) {
            Permit received = permit;
            if (received == null) {
                return;
            }
            switch (what) {
                case 0 -> {
                    giveBack();
                    received.sent();
                    received.answered();
                }
                case 1 -> {
                    giveBack();
                    received.sent();
                }
                case 2 -> {
                    giveBack();
                    received.answered();
                    received.sent();
                    received.answered();
                }
                default -> {}
            }
        }

        private void end() {
            giveBack();
            end.tryEmitEmpty();
        }

        // Whoever comes second must not go on before the first has counted.
        private synchronized void giveBack() {
            if (permit != null && !returned) {
                returned = true;
                held.decrementAndGet();
            }
        }
    }

    /** All tokens are at home: so many calls start, and not one more. */
    private void assertBalanced() throws InterruptedException {
        // What was sent last and never answered is the last to come back.
        long home = System.nanoTime() + TRANSIT.plus(LONG).multipliedBy(100).toNanos();
        while (System.nanoTime() < home) {
            Thread.onSpinWait();
        }
        CountDownLatch started = new CountDownLatch(TOKENS);
        List<Disposable> holders = new ArrayList<>();
        for (int token = 0; token < TOKENS; token++) {
            holders.add(limiter.withPermit(permit -> {
                        started.countDown();
                        return Mono.never();
                    })
                    .subscribe());
        }
        assertThat(started.await(30, TimeUnit.SECONDS)).as("no token is lost").isTrue();

        CountDownLatch another = new CountDownLatch(1);
        limiter.withPermit(permit -> {
                    another.countDown();
                    return Mono.never();
                })
                .subscribe();
        assertThat(another.getCount()).as("no token is there twice").isEqualTo(1);
        holders.get(0).dispose();
        assertThat(another.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
