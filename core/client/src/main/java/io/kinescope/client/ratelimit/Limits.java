package io.kinescope.client.ratelimit;

import java.util.Comparator;
import java.util.List;

/**
 * The limits of one limiter as buckets. Every call takes a token from each. A background call takes another token from
 * buckets of its own, which are smaller by the reserve, so that it never uses the last part of a limit.
 */
final class Limits {

    private final List<Bucket> all;
    private final List<Bucket> background;

    /**
     * @param all a bucket for each limit
     * @param reserve the part of each limit that background calls leave to others, from 0 to 1
     */
    Limits(List<Bucket> all, double reserve) {
        this.all = all.stream().sorted(Comparator.comparingLong(Bucket::period)).toList();
        this.background = this.all.stream()
                .map(limit -> new Bucket(limit.tokens() - reserved(limit.tokens(), reserve), limit.period()))
                .toList();
    }

    /** At least one, but never all, for then background calls would wait for ever. */
    static int reserved(int tokens, double reserve) {
        return reserve == 0 ? 0 : Math.min(tokens - 1, (int) Math.max(1, Math.round(tokens * reserve)));
    }

    /** Returns the buckets of all calls, the one with the shortest period first. */
    List<Bucket> buckets() {
        return all;
    }

    void take(Priority priority) {
        all.forEach(Bucket::take);
        if (priority == Priority.BACKGROUND) {
            background.forEach(Bucket::take);
        }
    }

    void release(Priority priority) {
        all.forEach(Bucket::release);
        if (priority == Priority.BACKGROUND) {
            background.forEach(Bucket::release);
        }
    }

    void releaseAfter(Priority priority, long counted) {
        for (Bucket bucket : all) {
            bucket.releaseAfter(counted);
        }
        if (priority == Priority.BACKGROUND) {
            for (Bucket bucket : background) {
                bucket.releaseAfter(counted);
            }
        }
    }

    void refill(long now) {
        for (Bucket bucket : all) {
            bucket.refill(now);
        }
        for (Bucket bucket : background) {
            bucket.refill(now);
        }
    }

    /** Returns when a call of the priority can take its tokens, or an earlier instant at which it may. */
    long nextFree(Priority priority, long now, long oldestCounted) {
        long instant = nextFree(all, now, oldestCounted);
        return priority == Priority.BACKGROUND ? Math.max(instant, nextFree(background, now, oldestCounted)) : instant;
    }

    private static long nextFree(List<Bucket> buckets, long now, long oldestCounted) {
        long instant = now;
        for (Bucket bucket : buckets) {
            instant = Math.max(instant, bucket.nextFree(now, oldestCounted));
        }
        return instant;
    }

    /** Returns the approximate start of a call that waits behind others, if all requests are answered at once. */
    long estimate(Priority priority, long now, int ahead, long aheadInAll) {
        long instant = estimate(all, all.size() - 1, now, aheadInAll);
        return priority == Priority.BACKGROUND
                ? Math.max(instant, estimate(background, background.size() - 1, now, ahead))
                : instant;
    }

    /** Calls that find a token in a longer limit still start at the pace of the shorter ones. */
    private static long estimate(List<Bucket> buckets, int last, long now, long ahead) {
        if (last < 0) {
            return now;
        }
        Bucket bucket = buckets.get(last);
        long periods = ahead < bucket.tokens() ? 0 : ahead / bucket.tokens();
        int inPeriod = (int) (ahead - periods * bucket.tokens());
        long first = Math.max(bucket.nextFreeAfter(inPeriod, now), estimate(buckets, last - 1, now, inPeriod));
        long instant = Nanoseconds.sum(first, Nanoseconds.product(periods, bucket.period()));
        return periods == 0 ? instant : Math.max(instant, estimate(buckets, last - 1, now, ahead));
    }
}
