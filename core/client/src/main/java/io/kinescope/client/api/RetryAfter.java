package io.kinescope.client.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how long a server asks to wait. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[+-]?\\d{1,100}(\\.\\d{1,100})?");
    private static final Duration LONGEST = Duration.ofDays(365);

    private RetryAfter() {}

    /** Returns the wait, from zero to a year; null if the header is missing or cannot be read. */
    static @Nullable Duration of(ResponseHead head) {
        String value = head.header("Retry-After");
        if (value == null) {
            return null;
        }
        String text = value.trim();
        Duration wait = SECONDS.matcher(text).matches() ? seconds(text) : until(text, head.header("Date"));
        if (wait == null || wait.isZero()) {
            return wait;
        }
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Duration seconds(String text) {
        BigDecimal nanos = new BigDecimal(text).movePointRight(9).min(BigDecimal.valueOf(LONGEST.toNanos()));
        return Duration.ofNanos(nanos.max(BigDecimal.ZERO).longValue());
    }

    /** The date is read against the server's own clock, since ours may be wrong by more than the wait. */
    private static @Nullable Duration until(String date, @Nullable String now) {
        if (now == null) {
            return null;
        }
        try {
            return Duration.between(instant(now.trim()), instant(date));
        } catch (DateTimeException garbage) {
            return null;
        }
    }

    private static ZonedDateTime instant(String date) {
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
