package io.kinescope.client.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how long a server asks to wait: a number of seconds, or a date in one of the three forms of HTTP. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(365);

    private static final String NUMBER = "[+-]?\\d{1,100}(?:\\.\\d{1,100})?";
    private static final String FIXED_DATE = "[A-Za-z]{3}, \\d{1,2} [A-Za-z]{3} \\d{4} [\\d:]{8} GMT";
    private static final String RFC_850_DATE = "[A-Za-z]{6,9}, \\d{2}-[A-Za-z]{3}-\\d{2} [\\d:]{8} GMT";
    private static final String ASCTIME_DATE = "[A-Za-z]{3} [A-Za-z]{3} [ \\d]\\d [\\d:]{8} \\d{4}";
    private static final Pattern SECONDS = Pattern.compile(NUMBER);
    private static final Pattern VALUE =
            Pattern.compile(String.join("|", FIXED_DATE, RFC_850_DATE, ASCTIME_DATE, NUMBER));

    /** Values of a repeated header are joined by a comma and a space. A comma alone could be one of a number. */
    private static final Pattern VALUES = Pattern.compile("(?:%1$s)(?:, (?:%1$s))*".formatted(VALUE.pattern()));

    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US);

    private RetryAfter() {}

    /**
     * Returns the wait, from zero to a year; null if the header is missing or cannot be read. Of several the longest
     * counts. A date is compared with the server's own clock, since ours may be wrong by more than the wait, and with ours
     * if the response does not say.
     */
    static @Nullable Duration of(ResponseHead head, Instant now) {
        String header = head.header("Retry-After");
        if (header == null || !VALUES.matcher(header.trim()).matches()) {
            return null;
        }
        Instant serverNow = serverTime(head, now);
        Duration longest = null;
        Matcher values = VALUE.matcher(header.trim());
        while (values.find()) {
            Duration wait = wait(values.group(), serverNow);
            if (wait != null && (longest == null || wait.compareTo(longest) > 0)) {
                longest = wait;
            }
        }
        return longest;
    }

    private static Instant serverTime(ResponseHead head, Instant now) {
        String header = head.header("Date");
        Instant date = header == null ? null : instant(header.trim(), now);
        return date == null ? now : date;
    }

    private static @Nullable Duration wait(String value, Instant now) {
        if (SECONDS.matcher(value).matches()) {
            return seconds(value);
        }
        Instant date = instant(value, now);
        if (date == null || date.isBefore(now)) {
            return date == null ? null : Duration.ZERO;
        }
        Duration wait = Duration.between(now, date);
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Duration seconds(String text) {
        BigDecimal nanos = new BigDecimal(text).movePointRight(9).min(BigDecimal.valueOf(LONGEST.toNanos()));
        return Duration.ofNanos(nanos.max(BigDecimal.ZERO).longValue());
    }

    private static @Nullable Instant instant(String date, Instant now) {
        try {
            if (date.contains("-")) {
                return LocalDateTime.parse(date, rfc850(now)).toInstant(ZoneOffset.UTC);
            }
            return date.contains(",")
                    ? ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                    : LocalDateTime.parse(date, ASCTIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException garbage) {
            return null;
        }
    }

    /** A year of two digits that seems to be more than 50 years ahead is in the past (RFC 9110). */
    private static DateTimeFormatter rfc850(Instant now) {
        LocalDate earliest = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(49);
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, earliest)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.US);
    }
}
