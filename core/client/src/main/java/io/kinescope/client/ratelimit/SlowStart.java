package io.kinescope.client.ratelimit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pace of calls after a pause, so that it does not end in a burst. At first one call is started at a time, and the
 * next one when the limit with the shortest period has room for it at an even pace. The number of calls that may start
 * together doubles with every quarter of the longest period that passes without another pause, up to that limit.
 */
final class SlowStart {

    private final int tokens;
    private final long spacing;
    private final long step;
    private @Nullable Bucket bucket;
    private long widensAt;

    SlowStart(List<Bucket> limits) {
        Bucket shortest = limits.get(0);
        long longest = 0;
        for (Bucket limit : limits) {
            shortest = limit.period() < shortest.period() ? limit : shortest;
            longest = Math.max(longest, limit.period());
        }
        this.tokens = shortest.tokens();
        this.spacing = Math.max(1, shortest.period() / shortest.tokens());
        this.step = Math.max(1, longest / 4);
    }

    /** Starts anew at the end of a pause. */
    void restart(long instant) {
        bucket = new Bucket(1, spacing);
        widensAt = Nanoseconds.sum(instant, step);
    }

    /** Returns the bucket that calls take a token from besides those of the limits; null once the slow start is over. */
    @Nullable
    Bucket bucket() {
        return bucket;
    }

    void advance(long now) {
        while (bucket != null && now >= widensAt) {
            if (bucket.tokens() >= tokens / 2) {
                bucket = null;
            } else {
                bucket.widen();
                widensAt = Nanoseconds.sum(widensAt, step);
            }
        }
        if (bucket != null) {
            bucket.refill(now);
        }
    }

    /** Returns about when a call starts that waits behind others; the instant if the slow start is over. */
    long estimate(long instant, long ahead) {
        return bucket == null ? instant : Nanoseconds.sum(instant, Nanoseconds.product(ahead, spacing));
    }

    /** Returns when the next token is free, or an earlier instant at which there may be one. */
    long nextFree(long now, long oldestCounted) {
        return bucket == null ? now : Math.min(bucket.nextFree(now, oldestCounted), widensAt);
    }
}
