package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.util.Arrays;

/** One limit. Each of its tokens is free, taken by a request, or returning at a known instant. */
final class Bucket {

    private final int tokens;
    private final Duration duration;
    private final long period;
    private int free;

    // The instants at which tokens return, oldest first: a ring buffer that starts at the head and grows on demand.
    private long[] returns;
    private int head;
    private int returning;

    Bucket(int tokens, Duration period) {
        this.tokens = tokens;
        this.duration = period;
        this.period = Nanoseconds.of(period);
        this.free = tokens;
        this.returns = new long[Math.min(tokens, 16)];
    }

    boolean isEmpty() {
        return free == 0;
    }

    void take() {
        free--;
    }

    /** Frees a token that was not used. */
    void release() {
        free++;
    }

    /** Frees a token one period after the server counted its request. Calls pass rising instants. */
    void releaseAfter(long counted) {
        if (returning == returns.length) {
            grow();
        }
        returns[index(returning++)] = Nanoseconds.sum(counted, period);
    }

    void refill(long now) {
        while (returning > 0 && returns[head] <= now) {
            head = index(1);
            returning--;
            free++;
        }
    }

    /** Returns when the next token is free, given the latest instant at which the oldest unanswered request is counted. */
    long nextFree(long now, long oldestCounted) {
        if (free > 0) {
            return now;
        }
        return returning > 0 ? returns[head] : Nanoseconds.sum(oldestCounted, period);
    }

    private int index(int offset) {
        // The sum of two indexes may exceed an int.
        return (int) (((long) head + offset) % returns.length);
    }

    private void grow() {
        long[] longer = Arrays.copyOf(returns, (int) Math.min(tokens, returns.length * 2L));
        System.arraycopy(returns, head, longer, 0, returning - head);
        System.arraycopy(returns, 0, longer, returning - head, head);
        returns = longer;
        head = 0;
    }

    @Override
    public String toString() {
        return tokens + " per " + duration;
    }
}
