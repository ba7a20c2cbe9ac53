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
 * A rate limiter for the calls of one JVM. It keeps every limit as the server counts it: by arrival, in any window.
 *
 * <p>Each limit is a bucket of tokens, and a call takes one token from every bucket. A token returns one period after its
 * request was answered, because the server has counted the request by then. A request that was sent and not answered is
 * assumed to have arrived after the transit bound; one that was never sent returns its tokens when its call ends.
 *
 * <p>Calls have a {@link Priority}. Background calls wait while interactive ones do, but for their
 * {@linkplain Builder#backgroundShare share}, and leave a {@linkplain Builder#reserve reserve} of every limit, so an
 * interactive call starts at once even beside an export. The order is first in, first out within each priority.
 *
 * <p>Other processes with the same token show as refusals. The limiter then {@linkplain Builder#adaptive gives way}: it
 * lowers its pace and recovers, so that processes that know nothing of each other share the limit.
 *
 * <p>A call that finds a permit free starts on the subscriber's thread. The others start on the scheduler, first in, first
 * out and one after another, so subscribing to a call must not block. Waiting takes no thread, and one timer for all
 * waiting calls. If the scheduler rejects tasks, calls that would have to wait fail with
 * {@link java.util.concurrent.RejectedExecutionException}.
 *
 * <p>Instances are safe for use by many threads. Calls share a limit if they go through the same instance.
 */
public final class TokenBucket implements RateLimiter {

    private static final Duration DEFAULT_TRANSIT = Duration.ofSeconds(1);
    private static final double DEFAULT_RESERVE = 0.1;
    private static final double DEFAULT_BACKGROUND_SHARE = 0.1;

    private final PermitCounter counter;
    private final String description;

    private TokenBucket(Builder builder) {
        List<Bucket> buckets = builder.limits.stream()
                .map(limit -> new Bucket(limit.count(), Nanoseconds.of(limit.period())))
                .toList();
        Limits all = new Limits(buckets, builder.reserve);
        this.counter = new PermitCounter(
                all,
                new Pace(all.buckets(), builder.adaptive, Nanoseconds.of(builder.spacing)),
                new WaitingCalls(builder.backgroundShare),
                builder.maxWaiting,
                Nanoseconds.of(builder.transit),
                builder.schedulers);
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
        return LimitedFlux.of(counter, Objects.requireNonNull(call, "call must not be null"));
    }

    @Override
    public <T> Flux<T> withRetryPermit(Function<? super Permit, ? extends Publisher<T>> call) {
        return LimitedFlux.ofRetry(counter, Objects.requireNonNull(call, "call must not be null"));
    }

    @Override
    public Mono<Void> pause(Duration duration) {
        long nanos = Nanoseconds.of(Objects.requireNonNull(duration, "duration must not be null"));
        return nanos <= 0 ? Mono.empty() : Mono.fromRunnable(() -> counter.post(() -> counter.pause(nanos)));
    }

    @Override
    public LimiterState state() {
        return counter.state();
    }

    @Override
    public String toString() {
        return description;
    }

    private record Limit(int count, Duration period) {}

    /** A builder of limiters. It may build several, which share nothing. */
    public static final class Builder {

        private final List<Limit> limits = new ArrayList<>();
        private double reserve = DEFAULT_RESERVE;
        private double backgroundShare = DEFAULT_BACKGROUND_SHARE;
        private int maxWaiting = Integer.MAX_VALUE;
        private boolean adaptive = true;
        private Duration spacing = Duration.ZERO;
        private Duration transit = DEFAULT_TRANSIT;
        private Supplier<Scheduler> schedulers = Schedulers::parallel;

        private Builder() {}

        /**
         * Adds a limit; calls keep within all of them.
         *
         * @param count the number of requests that may arrive at the server in any one period, at least 1
         * @param period the length of a period, more than zero
         * @return this builder
         * @throws IllegalArgumentException if the count or the period is not positive
         */
        public Builder limit(int count, Duration period) {
            if (count < 1) {
                throw new IllegalArgumentException("A limit must let at least one request pass, not " + count);
            }
            Objects.requireNonNull(period, "period must not be null");
            if (period.isZero() || period.isNegative()) {
                throw new IllegalArgumentException("The period of a limit must be more than zero, not " + period);
            }
            limits.add(new Limit(count, period));
            return this;
        }

        /**
         * Sets how long a request may take from being sent until the server counts it; one second by default. The bound
         * applies to requests without an answer: if it is too short, the server may count more than the limit; if it is
         * too long, other calls wait longer than necessary.
         *
         * @param bound the longest time to the server, zero or more
         * @return this builder
         * @throws IllegalArgumentException if the bound is negative
         */
        public Builder transit(Duration bound) {
            Objects.requireNonNull(bound, "bound must not be null");
            if (bound.isNegative()) {
                throw new IllegalArgumentException("The transit bound must not be negative, but is " + bound);
            }
            this.transit = bound;
            return this;
        }

        /**
         * Sets the part of every limit that background calls leave to interactive ones; 0.1 by default, and at least one
         * request unless it is zero. As long as interactive calls have not used more than it within a period, counted
         * until the answer, the next one starts at once, whatever background calls do. A limit of one has no reserve.
         *
         * @param part from 0, for none, to less than 1
         * @return this builder
         * @throws IllegalArgumentException if the part is out of range
         */
        public Builder reserve(double part) {
            this.reserve = part("reserve", part);
            return this;
        }

        /**
         * Sets the part of the permits that background calls get while interactive ones wait as well; 0.1 by default, so
         * that every tenth permit is the background's. With 0, background calls wait as long as interactive ones do.
         *
         * @param part from 0 to less than 1
         * @return this builder
         * @throws IllegalArgumentException if the part is out of range
         */
        public Builder backgroundShare(double part) {
            this.backgroundShare = part("backgroundShare", part);
            return this;
        }

        private static double part(String option, double part) {
            if (!(part >= 0 && part < 1)) {
                throw new IllegalArgumentException(option + " must be from 0 to less than 1, not " + part);
            }
            return part;
        }

        /**
         * Sets whether refusals of the server lower the pace; true by default. Refusals happen although the limits are
         * kept if other processes send with the same token, or if the server counts otherwise, such as with a leaky
         * bucket. The pace then falls by a factor with every refusal and rises again without, until full bursts are back.
         * {@link Permit#refused()} reports refusals; a {@code KinescopeClient} does so.
         *
         * @param adaptive false if the pace never changes
         * @return this builder
         */
        public Builder adaptive(boolean adaptive) {
            this.adaptive = adaptive;
            return this;
        }

        /**
         * Sets the least time between the starts of two calls; none by default, so that calls may start in bursts. This is
         * the setting for servers that are known to count with a leaky bucket, which refuse bursts: 200 ms with 300 requests a
         * minute.
         *
         * @param spacing the least time, zero or more
         * @return this builder
         * @throws IllegalArgumentException if the time is negative
         */
        public Builder spacing(Duration spacing) {
            Objects.requireNonNull(spacing, "spacing must not be null");
            if (spacing.isNegative()) {
                throw new IllegalArgumentException("The spacing must not be negative, but is " + spacing);
            }
            this.spacing = spacing;
            return this;
        }

        /**
         * Sets how many calls of each priority may wait; there is no bound by default. A call beyond it fails at once with
         * {@link NoPermitException}. Calls that are sent again are not refused.
         *
         * @param calls the number of calls, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is not positive
         */
        public Builder maxWaiting(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("maxWaiting must be at least 1, not " + calls);
            }
            this.maxWaiting = calls;
            return this;
        }

        /**
         * Sets the scheduler whose clock is used and on which waiting calls start; {@link Schedulers#parallel()} by
         * default, looked up when the limiter is first used. The scheduler must be able to delay tasks.
         *
         * @param scheduler the scheduler; it is not disposed by the limiter
         * @return this builder
         */
        public Builder scheduler(Scheduler scheduler) {
            Objects.requireNonNull(scheduler, "scheduler must not be null");
            this.schedulers = () -> scheduler;
            return this;
        }

        /**
         * Builds a limiter whose buckets are full.
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
