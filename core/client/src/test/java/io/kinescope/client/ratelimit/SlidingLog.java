package io.kinescope.client.ratelimit;

import java.util.ArrayDeque;
import java.util.Deque;

/** Remembers every arrival of the last period, the one exactly a period ago no longer. */
final class SlidingLog implements ServerModel {

    private final int limit;
    private final long period;
    private final Deque<Long> log = new ArrayDeque<>();

    SlidingLog(int limit, long period) {
        this.limit = limit;
        this.period = period;
    }

    @Override
    public boolean accepts(long arrival) {
        while (!log.isEmpty() && log.getFirst() <= arrival - period) {
            log.removeFirst();
        }
        log.addLast(arrival);
        return log.size() <= limit;
    }
}
