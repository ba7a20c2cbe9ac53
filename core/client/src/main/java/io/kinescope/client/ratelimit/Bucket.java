package io.kinescope.client.ratelimit;

import java.util.Arrays;

/**
 * One limit. Each of its tokens is free, taken by a request, or returning at a known instant. More tokens than it has may be
 * taken, if somebody else has granted them; then none is free until so many have returned.
 */
final class Bucket {

    private int tokens;
    private long period;
    private int free;

    // The instants at which tokens return, oldest first: a ring buffer that starts at the head and grows on demand.
    private long[] returns;
    private int head;
    private int returning;

    Bucket(int tokens, long period) {
        this.tokens = tokens;
        this.period = period;
        this.free = tokens;
        this.returns = new long[Math.min(tokens, 16)];
    }

    int tokens() {
        return tokens;
    }

    long period() {
        return period;
    }

    boolean isEmpty() {
        return free <= 0;
    }

    /** Doubles the tokens and the period, so that the rate stays. */
    void widen() {
        free += tokens;
        tokens *= 2;
        period *= 2;
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

    /** Returns about when a token is free for a call that waits behind others: fewer than the tokens of this bucket. */
    long nextFreeAfter(int ahead, long now) {
        if (ahead < free) {
            return now;
        }
        int position = ahead - free;
        return position < returning ? returns[index(position)] : Nanoseconds.sum(now, period);
    }

    private int index(int offset) {
        // The sum of two indexes may exceed an int.
        return (int) (((long) head + offset) % returns.length);
    }

    private void grow() {
        long[] longer = Arrays.copyOf(returns, Math.multiplyExact(returns.length, 2));
        System.arraycopy(returns, head, longer, 0, returning - head);
        System.arraycopy(returns, 0, longer, returning - head, head);
        returns = longer;
        head = 0;
    }
}
