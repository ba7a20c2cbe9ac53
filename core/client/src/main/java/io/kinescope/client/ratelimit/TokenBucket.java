package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps the calls of this JVM within every limit as the server counts them: by their arrival, in any window of time.
 *
 * <p>Each limit is a bucket of tokens, and a call takes one token from every bucket. A token comes back one period after
 * its request was answered, for then the server has counted it. A request that was sent and has no answer is taken to
 * have arrived once the transit bound has passed; one that was never sent gives its tokens back when its call ends.
 *
 * <p>A call whose turn has come by the time it is subscribed to starts on the subscriber's thread. The others start on
 * the scheduler, first come, first served and one after another, so to subscribe to a call must not block. Waiting
 * takes no thread, and one timer for all who wait. If the scheduler takes no more tasks, calls that would have to wait
 * fail with {@link java.util.concurrent.RejectedExecutionException}.
 *
 * <p>Instances are safe for use by many threads. Calls share a limit if they go through the same instance.
 */
public final class TokenBucket implements RateLimiter {

    private static final Duration DEFAULT_TRANSIT = Duration.ofSeconds(1);

    private final Gate gate;
    private final String description;

    private TokenBucket(Builder builder) {
        List<Bucket> buckets = builder.limits.stream()
                .map(limit -> new Bucket(limit.count(), limit.period()))
                .toList();
        this.gate = new Gate(buckets, Nanos.of(builder.transit), builder.schedulers);
        this.description = builder.limits.stream()
                .map(limit -> limit.count() + " per " + limit.period())
                .collect(Collectors.joining(", ", "TokenBucket[", "]"));
    }

    /**
     * Returns a limiter with the limits of Kinescope's API: 10 requests in any second and 300 in any minute. The transit
     * bound is one second, the scheduler {@link Schedulers#parallel()}.
     *
     * @return a new limiter, which shares its limits with no other
     */
    public static TokenBucket create() {
        return builder()
                .limit(10, Duration.ofSeconds(1))
                .limit(300, Duration.ofMinutes(1))
                .build();
    }

    /**
     * Returns a builder of limiters, which has no limit yet.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public <T> Flux<T> withPermit(Function<? super Permit, ? extends Publisher<T>> call) {
        return LimitedFlux.of(gate, Objects.requireNonNull(call, "call"));
    }

    @Override
    public Mono<Void> pause(Duration duration) {
        long nanos = Nanos.of(Objects.requireNonNull(duration, "duration"));
        return nanos <= 0 ? Mono.empty() : Mono.fromRunnable(() -> gate.pause(nanos));
    }

    @Override
    public String toString() {
        return description;
    }

    private record Limit(int count, Duration period) {}

    /** Builds limiters; one builder may build several, which share nothing. */
    public static final class Builder {

        private final List<Limit> limits = new ArrayList<>();
        private Duration transit = DEFAULT_TRANSIT;
        private Supplier<Scheduler> schedulers = Schedulers::parallel;

        private Builder() {}

        /**
         * Adds a limit; calls keep within all of them.
         *
         * @param count how many requests may arrive at the server in any one period, at least one
         * @param period how long a period is, more than zero
         * @return this builder
         * @throws IllegalArgumentException if the count or the period is not positive
         */
        public Builder limit(int count, Duration period) {
            if (count < 1) {
                throw new IllegalArgumentException("A limit must let at least one request pass, not " + count);
            }
            Objects.requireNonNull(period, "period");
            if (period.isZero() || period.isNegative()) {
                throw new IllegalArgumentException("The period of a limit must be more than zero, not " + period);
            }
            limits.add(new Limit(count, period));
            return this;
        }

        /**
         * Sets how long a request may take from being sent until the server counts it; one second by default. It
         * matters for requests without an answer: a bound too short lets the server see more than the limit, one too
         * long makes others wait in vain.
         *
         * @param bound the longest way to the server, zero or more
         * @return this builder
         * @throws IllegalArgumentException if the bound is negative
         */
        public Builder transit(Duration bound) {
            Objects.requireNonNull(bound, "bound");
            if (bound.isNegative()) {
                throw new IllegalArgumentException("The transit bound must not be negative, but is " + bound);
            }
            this.transit = bound;
            return this;
        }

        /**
         * Sets where calls start that had to wait, and whose clock counts; {@link Schedulers#parallel()} by default,
         * looked up when the limiter is first used. The scheduler must be able to delay tasks.
         *
         * @param scheduler the scheduler, which stays the caller's to dispose of
         * @return this builder
         */
        public Builder scheduler(Scheduler scheduler) {
            Objects.requireNonNull(scheduler, "scheduler");
            this.schedulers = () -> scheduler;
            return this;
        }

        /**
         * Builds a limiter that has let no call pass yet.
         *
         * @return a new limiter
         * @throws IllegalStateException if no limit was added
         */
        public TokenBucket build() {
            if (limits.isEmpty()) {
                throw new IllegalStateException("A limiter needs a limit; RateLimiter.unlimited() is the one without");
            }
            return new TokenBucket(this);
        }
    }
}
