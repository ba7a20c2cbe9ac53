package io.kinescope.examples.analytics;

import io.kinescope.client.type.TimeRange;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * Days of the workspace's time zone.
 *
 * @param first the first day
 * @param last the last day, which belongs to the range
 */
record DayRange(LocalDate first, LocalDate last) {

    DayRange {
        if (first.isAfter(last)) {
            throw new IllegalArgumentException("there is no day from " + first + " to " + last);
        }
    }

    /**
     * Returns the period to request: a day more at the beginning and two at the end. It is undocumented in which time zone a
     * day of the request begins, and whether the last one belongs to it; the days of the answer are those of the workspace.
     */
    TimeRange requested() {
        return TimeRange.of(first.minusDays(1), last.plusDays(2));
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    Stream<LocalDate> days() {
        return first.datesUntil(last.plusDays(1));
    }
}
