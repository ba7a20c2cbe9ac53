package io.kinescope.test.analytics;

import io.kinescope.test.http.Query;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The steps of time that analytics are grouped by, in the workspace's time zone. */
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

    /** Returns the step that the parameter names, days if it is absent. */
    static TimeStep of(Query query, String parameter) {
        List<String> names = query.oneOf(parameter, NAMES);
        return names.isEmpty() ? DAY : valueOf(names.get(0).toUpperCase(Locale.ROOT));
    }

    /** Returns the start of the step that contains this instant. */
    Instant begin(Instant instant) {
        ZonedDateTime local = instant.atZone(Period.ZONE);
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

    /** Returns the starts of all steps that overlap the period. */
    List<Instant> begins(Period period) {
        List<Instant> begins = new ArrayList<>();
        ZonedDateTime begin = begin(period.from()).atZone(Period.ZONE);
        while (begin.toInstant().isBefore(period.to())) {
            begins.add(begin.toInstant());
            begin = begin.plus(1, unit);
        }
        return begins;
    }
}
