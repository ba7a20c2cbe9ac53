package io.kinescope.examples.benchmark.limiter;

import com.google.common.util.concurrent.RateLimiter;
import java.util.Comparator;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Guava's limiter, which blocks a thread for each call; it knows one rate, here the lowest of the limits. */
final class Guava {

    private static final int THREADS = 20;

    private Guava() {}

    static Limited blocking(List<Limit> limits) {
        double rate = limits.stream()
                .map(Limit::perSecond)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        RateLimiter limiter = RateLimiter.create(rate);
        Scheduler threads = Schedulers.newBoundedElastic(THREADS, Integer.MAX_VALUE, "guava", 1, true);
        return new Limited() {
            @Override
            public <T> Mono<T> limit(Mono<T> call) {
                return Mono.<T>fromRunnable(limiter::acquire)
                        .subscribeOn(threads)
                        .then(call);
            }
        };
    }
}
