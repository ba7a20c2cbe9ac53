package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.util.Arrays;

/** One limit: its tokens are free, out with a request, or on their way back until a known instant. */
final class Bucket {

    private final int tokens;
    private final Duration duration;
    private final long period;
    private int free;

    // The instants at which tokens come back, oldest first: a ring that starts at the head and grows when it must.
    private long[] returns;
    private int head;
    private int returning;

    Bucket(int tokens, Duration period) {
        this.tokens = tokens;
        this.duration = period;
        this.period = Nanos.of(period);
        this.free = tokens;
        this.returns = new long[Math.min(tokens, 16)];
    }

    boolean isEmpty() {
        return free == 0;
    }

    void take() {
        free--;
    }

    /** Gives back at once what was not used. */
    void giveBack() {
        free++;
    }

    /** Gives back what the server has counted by then, one period later. Instants are told in their order. */
    void giveBackAfter(long counted) {
        if (returning == returns.length) {
            grow();
        }
        returns[index(returning++)] = Nanos.sum(counted, period);
    }

    void refill(long now) {
        while (returning > 0 && returns[head] <= now) {
            head = index(1);
            returning--;
            free++;
        }
    }

    /** When the next token is free, if the oldest request that has no answer yet is counted no later than told. */
    long nextFree(long now, long oldestCounted) {
        if (free > 0) {
            return now;
        }
        return returning > 0 ? returns[head] : Nanos.sum(oldestCounted, period);
    }

    private int index(int offset) {
        // The ring may be as long as an array can be.
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
