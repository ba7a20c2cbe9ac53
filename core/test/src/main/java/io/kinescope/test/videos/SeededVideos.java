package io.kinescope.test.videos;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The videos a library begins with, computed from their index at every read: a million of them takes no
 * memory. They are numbered in the order of their creation, and what listings sort and filter by is cheap to compute.
 */
public final class SeededVideos {

    /** The update time of a video that was never updated: after all others, as databases sort nulls. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final Instant FIRST = LocalDate.of(2019, 1, 14).atTime(8, 0).toInstant(ZoneOffset.UTC);
    private static final long SPAN_SECONDS = Duration.ofDays(2300).toSeconds();
    private static final List<String> UNFINISHED =
            List.of("processing", "error", "uploading", "pre-processing", "pending", "aborted", "suspended", "error");

    private final int count;
    private final long stepSeconds;
    private final PseudoRandom random;
    private final List<SampleLocation> locations;

    public SeededVideos(int count, PseudoRandom random, List<SampleLocation> locations) {
        this.count = count;
        this.stepSeconds = Math.max(1, SPAN_SECONDS / Math.max(1, count));
        this.random = random;
        this.locations = locations;
    }

    int count() {
        return count;
    }

    SampleLocation location(int index) {
        return locations.get(random.below(locations.size(), index, 1));
    }

    String title(int index) {
        return location(index).sample().title(1 + index / 50, topic(index));
    }

    String description(int index) {
        return random.below(5, index, 2) < 2 ? "" : location(index).sample().description(topic(index));
    }

    String status(int index) {
        int roll = random.below(100, index, 3);
        return roll < UNFINISHED.size() ? UNFINISHED.get(roll) : "done";
    }

    boolean isDone(int index) {
        return status(index).equals("done");
    }

    /** Returns the duration in seconds, zero for a video that is not {@code done}. */
    double duration(int index) {
        if (!isDone(index)) {
            return 0;
        }
        return 30 + random.below(7200, index, 4) + random.below(100_000, index, 5) / 1e5;
    }

    /** Returns microseconds since 1970, not less than those of the index before, sometimes equal. */
    long createdAt(int index) {
        int slot = index
                - switch (index % 7) {
                    case 3 -> 1;
                    case 4 -> 2;
                    default -> 0;
                };
        long grain = slot % 8 == 0 ? TimeUnit.SECONDS.toMicros(1) : slot % 3 == 0 ? 1000 : 1;
        long jitter = Long.remainderUnsigned(random.bits(slot, 6), TimeUnit.SECONDS.toMicros(stepSeconds));
        return TimeUnit.SECONDS.toMicros(FIRST.getEpochSecond() + slot * stepSeconds) + jitter - jitter % grain;
    }

    /** Returns microseconds since 1970, or {@link #NEVER}. */
    long updatedAt(int index) {
        if (random.below(4, index, 7) == 0) {
            return NEVER;
        }
        return createdAt(index)
                + TimeUnit.MINUTES.toMicros(1)
                + Long.remainderUnsigned(random.bits(index, 8), TimeUnit.DAYS.toMicros(40));
    }

    /** Returns the size of the uploaded file in bytes. Some are masters larger than an {@code int} holds. */
    long originalSize(int index) {
        if (!isDone(index)) {
            return 0;
        }
        long perSecond = index % 97 == 5 ? 38_000_000 : 400_000 + random.below(600_000, index, 9);
        return (long) (duration(index) * perSecond);
    }

    private String topic(int index) {
        List<String> topics = location(index).sample().topics();
        return topics.get(random.below(topics.size(), index, 10));
    }
}
