package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Random calls of both priorities through a limiter in virtual time, with every fate that a call can have. */
final class Traffic {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /**
     * How many of a hundred calls have a fate; what is left is answered.
     *
     * @param slowest the longest way to the server, in nanoseconds, within the transit bound
     */
    record Mix(int silent, int broken, int unsent, int refused, int cancelled, long slowest) {}

    final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    final Server server = new Server();
    private final RateLimiter limiter;
    private final Random random;
    private final Mix mix;
    private long ended;
    private long maximum = Long.MAX_VALUE;

    Traffic(TokenBucket.Builder limiter, Mix mix, long seed) {
        this.limiter = limiter.scheduler(clock).build();
        this.mix = mix;
        this.random = new Random(seed);
    }

    long now() {
        return clock.now(TimeUnit.NANOSECONDS);
    }

    /** Keeps the limiter saturated: whoever ends is followed by the next. */
    void saturate(int callers, long calls) {
        maximum = calls;
        for (int caller = 0; caller < callers; caller++) {
            next();
        }
    }

    private void next() {
        if (ended++ < maximum) {
            submit(this::next);
        }
    }

    /** Arrivals with gaps: bursts, single calls, and idle times longer than any period. */
    void random(int calls, long meanGap) {
        long at = 0;
        for (int call = 0; call < calls; call++) {
            clock.schedule(() -> submit(() -> {}), at, TimeUnit.NANOSECONDS);
            at += switch (random.nextInt(50)) {
                case 0 -> 70 * SECOND;
                case 1, 2 -> 2 * SECOND;
                case 3, 4, 5, 6, 7, 8, 9, 10 -> 0;
                default -> (long) (random.nextDouble() * 2 * meanGap);
            };
        }
    }

    void pause(Duration duration) {
        limiter.pause(duration).subscribe();
    }

    private void submit(Runnable afterwards) {
        Flux<String> limited = random.nextBoolean()
                ? limiter.withPermit(this::call)
                : limiter.limit(Mono.defer(() -> Mono.from(call(new Unheard()))))
                        .flux();
        Disposable call = limited.doFinally(signal -> afterwards.run())
                .contextWrite(hit(30) ? Priority.BACKGROUND : Priority.INTERACTIVE)
                .subscribe(value -> {}, error -> {});
        if (hit(mix.cancelled())) {
            clock.schedule(call::dispose, (long) (random.nextDouble() * 3 * SECOND), TimeUnit.NANOSECONDS);
        }
    }

    /** The permit reports are left to the limiter's own notion of a call. */
    private static final class Unheard implements Permit {
        @Override
        public boolean sent() {
            return true;
        }

        @Override
        public void answered() {}
    }

    private Publisher<String> call(Permit permit) {
        if (hit(mix.refused())) {
            return Mono.error(new IllegalStateException("no route"));
        }
        if (permit instanceof Unheard) {
            return send(permit);
        }
        Mono<String> connected =
                Mono.delay(nanos(random.nextLong(SECOND)), clock).map(Object::toString);
        return hit(mix.unsent())
                ? connected.then(Mono.error(new IllegalStateException("no connection")))
                : connected.then(Mono.defer(() -> send(permit)));
    }

    private Mono<String> send(Permit permit) {
        permit.sent();
        long way = random.nextInt(10) == 0 ? mix.slowest() : random.nextLong(mix.slowest() + 1);
        clock.schedule(() -> server.arrive(now()), way, TimeUnit.NANOSECONDS);
        if (hit(mix.silent())) {
            return Mono.<String>never().timeout(Duration.ofSeconds(5), Mono.empty(), clock);
        }
        if (hit(mix.broken())) {
            // Before the request arrives or after; the client cannot know.
            return Mono.delay(nanos(random.nextLong(2 * way + 1)), clock)
                    .then(Mono.error(new IllegalStateException("reset")));
        }
        long back = random.nextInt(20) == 0 ? random.nextLong(4 * SECOND) : random.nextLong(SECOND / 5);
        return Mono.delay(nanos(way + back), clock).map(Object::toString).doOnNext(answer -> permit.answered());
    }

    private boolean hit(int percent) {
        return random.nextInt(100) < percent;
    }

    private static Duration nanos(long nanos) {
        return Duration.ofNanos(nanos);
    }
}
