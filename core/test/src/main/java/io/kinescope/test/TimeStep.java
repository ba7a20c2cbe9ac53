package io.kinescope.test;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The steps of time that analytics are grouped by. They begin with the hours, days and so on of the workspace. */
enum TimeStep {
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS),
    WEEK(ChronoUnit.WEEKS),
    MONTH(ChronoUnit.MONTHS);

    private static final List<String> NAMES = List.of("hour", "day", "week", "month");

    private final ChronoUnit unit;

    TimeStep(ChronoUnit unit) {
        this.unit = unit;
    }

    /** The step a parameter asks for, days if it is not there. */
    static TimeStep of(Query query, String parameter) {
        List<String> names = query.oneOf(parameter, NAMES);
        return names.isEmpty() ? DAY : valueOf(names.get(0).toUpperCase(Locale.ROOT));
    }

    /** When the step begins which this instant is in. */
    Instant begin(Instant instant) {
        ZonedDateTime local = instant.atZone(Span.ZONE);
        ZonedDateTime midnight = local.truncatedTo(ChronoUnit.DAYS);
        ZonedDateTime begin =
                switch (this) {
                    case HOUR -> local.truncatedTo(ChronoUnit.HOURS);
                    case DAY -> midnight;
                    case WEEK -> midnight.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case MONTH -> midnight.with(TemporalAdjusters.firstDayOfMonth());
                };
        return begin.toInstant();
    }

    /** When the steps begin which the span has a part of. */
    List<Instant> begins(Span span) {
        List<Instant> begins = new ArrayList<>();
        ZonedDateTime begin = begin(span.from()).atZone(Span.ZONE);
        while (begin.toInstant().isBefore(span.to())) {
            begins.add(begin.toInstant());
            begin = begin.plus(1, unit);
        }
        return begins;
    }
}
