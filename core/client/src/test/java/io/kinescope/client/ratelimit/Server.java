package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What arrived at the server, and the judgement of every way to count it. */
public final class Server {

    private long[] arrivals = new long[1024];
    private int size;

    public void arrive(long nanos) {
        if (size == arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, size * 2);
        }
        arrivals[size++] = nanos;
    }

    /** Checks only arrivals from this one on, and only the distance of those that are as many apart as the limit. */
    public void assertWithinFrom(int start, int limit, Duration period) {
        for (int first = start; first + limit < size; first++) {
            assertThat(arrivals[first + limit] - arrivals[first])
                    .as("from arrival %d to the one %d later, limit %d per %s", first, limit, limit, period)
                    .isGreaterThanOrEqualTo(period.toNanos());
        }
    }

    public int size() {
        return size;
    }

    public void assertWithin(int limit, Duration period) {
        assertWithinFrom(0, limit, period);
        long nanos = period.toNanos();
        List<ServerModel> models = new ArrayList<>();
        models.add(new SlidingLog(limit, nanos));
        models.add(new RefilledBucket(limit, nanos));
        for (int tenth = 0; tenth < 10; tenth++) {
            models.add(new AlignedWindow(limit, nanos, nanos * tenth / 10));
        }
        for (ServerModel model : models) {
            int refused = 0;
            for (int arrival = 0; arrival < size; arrival++) {
                refused += model.accepts(arrivals[arrival]) ? 0 : 1;
            }
            assertThat(refused).as("refused by %s", model).isZero();
        }
    }
}
