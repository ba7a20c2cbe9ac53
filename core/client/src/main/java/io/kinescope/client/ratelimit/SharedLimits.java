package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import reactor.core.scheduler.Scheduler;

/**
 * The limits that several JVMs share, and the options of a {@link SharedLimiter} on them. All JVMs use the same limits.
 *
 * @param limits the limits, at least one; kept with the shortest period first
 * @param transit the time from the sending of a request until the server counts it at the latest
 * @param reserve the part of every limit that background calls leave to interactive ones, from 0 to less than 1
 * @param backgroundShare the part of the permits that background calls get while interactive ones wait as well, from 0 to
 *     less than 1
 * @param maxWaiting the number of calls of each priority that may wait
 * @param timeout the time without a reply after which the store counts as lost
 * @param localShares the number of JVMs among which the limits are divided while the store is lost; zero if calls fail then
 * @param schedulers the scheduler whose clock is used and on which calls start, looked up when the limiter is first used
 */
public record SharedLimits(
        List<Limit> limits,
        Duration transit,
        double reserve,
        double backgroundShare,
        int maxWaiting,
        Duration timeout,
        int localShares,
        Supplier<Scheduler> schedulers) {

    /**
     * Creates the options; the limits are sorted.
     *
     * @param limits the limits, at least one
     * @param transit the time from the sending of a request until the server counts it at the latest
     * @param reserve the part of every limit that background calls leave to interactive ones
     * @param backgroundShare the part of the permits that background calls get while interactive ones wait as well
     * @param maxWaiting the number of calls of each priority that may wait
     * @param timeout the time without a reply after which the store counts as lost
     * @param localShares the number of JVMs among which the limits are divided while the store is lost, or zero
     * @param schedulers the scheduler whose clock is used and on which calls start
     * @throws IllegalStateException if there is no limit
     */
    public SharedLimits {
        if (limits.isEmpty()) {
            throw new IllegalStateException("A limiter needs a limit; RateLimiter.unlimited() is the one without");
        }
        limits = limits.stream().sorted(Comparator.comparing(Limit::period)).toList();
    }

    /**
     * One limit.
     *
     * @param count the number of requests that may arrive at the server in any one period
     * @param period the length of a period
     */
    public record Limit(int count, Duration period) {}

    /**
     * Returns how many requests of a limit background calls may use.
     *
     * @param limit the limit
     * @return the number of requests, at least 1
     */
    public int backgroundCount(Limit limit) {
        Objects.requireNonNull(limit, "limit must not be null");
        return limit.count() - Limits.reserved(limit.count(), reserve);
    }

    /** Returns the limits of one JVM while the store is lost: at least one request in a period. */
    Limits share() {
        return new Limits(limits.stream().map(this::share).toList(), reserve);
    }

    private Bucket share(Limit limit) {
        int shares = Math.max(1, localShares);
        long period = Nanoseconds.of(limit.period());
        return limit.count() >= shares
                ? new Bucket(limit.count() / shares, period)
                : new Bucket(1, Nanoseconds.product(shares, period) / limit.count());
    }
}
