package io.kinescope.client.type;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A period of time, given in days or in instants.
 *
 * <pre>{@code
 * TimeRange.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1))
 * }</pre>
 *
 * <p>Whether the end belongs to the period is undocumented; the documented answers exclude the last day.
 */
public final class TimeRange {

    private static final LocalDate FIRST_DAY = LocalDate.of(0, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** RFC 3339 in UTC, with as many fraction digits as needed, usually none. */
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(-1).toFormatter();

    private final String from;
    private final String to;

    private TimeRange(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Creates a period of whole days. Their time zone is chosen by the API.
     *
     * @param from the first day
     * @param to the last day; not before the first one
     * @return the period
     */
    public static TimeRange of(LocalDate from, LocalDate to) {
        check(from, to, FIRST_DAY, LAST_DAY);
        return new TimeRange(from.toString(), to.toString());
    }

    /**
     * Creates a period between two instants.
     *
     * @param from the start
     * @param to the end; not before the start
     * @return the period
     */
    public static TimeRange of(Instant from, Instant to) {
        Instant end = LAST_DAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        check(from, to, FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant(), end.minusNanos(1));
        return new TimeRange(INSTANT.format(from), INSTANT.format(to));
    }

    private static <T extends Comparable<? super T>> void check(T from, T to, T earliest, T latest) {
        Objects.requireNonNull(from, "from must not be null");
        Objects.requireNonNull(to, "to must not be null");
        if (from.compareTo(to) > 0) {
            throw new IllegalArgumentException("a time range cannot begin at " + from + " and end before, at " + to);
        }
        if (from.compareTo(earliest) < 0 || to.compareTo(latest) > 0) {
            throw new IllegalArgumentException(
                    "a time range lies in the years 0000 to 9999, not between " + from + " and " + to);
        }
    }

    /**
     * Returns the start in the format of the API.
     *
     * @return {@code 2024-01-01}, or {@code 2024-01-01T00:00:00Z}
     */
    public String from() {
        return from;
    }

    /**
     * Returns the end in the format of the API.
     *
     * @return {@code 2024-02-01}, or {@code 2024-02-01T00:00:00Z}
     */
    public String to() {
        return to;
    }

    /** Tells whether both are sent as the same values. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimeRange range && range.from.equals(from) && range.to.equals(to);
    }

    @Override
    public int hashCode() {
        return 31 * from.hashCode() + to.hashCode();
    }

    /** Returns start and end, such as {@code 2024-01-01 to 2024-02-01}. */
    @Override
    public String toString() {
        return from + " to " + to;
    }
}
