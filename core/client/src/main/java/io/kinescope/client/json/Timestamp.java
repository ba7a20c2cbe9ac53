package io.kinescope.client.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The form in which Kinescope writes times, {@code 2020-06-04T21:08:35.432107Z}, read without the formatters of
 * {@code java.time}: those took a quarter of the time of a page of videos.
 */
final class Timestamp {

    private static final int DIGITS_OF_NANOS = 9;

    /** The length of {@code yyyy-MM-ddTHH:mm:ss}. */
    private static final int TO_THE_SECOND = 19;

    /** In no range, be it of years or of nanoseconds. */
    private static final int NO_NUMBER = Integer.MIN_VALUE;

    private Timestamp() {}

    /**
     * Reads a time.
     *
     * @return the time; null if the text has another form, which may be a right one
     */
    static @Nullable Instant read(char[] text, int start, int length) {
        int last = start + length - 1;
        if (length <= TO_THE_SECOND
                || text[start + 4] != '-'
                || text[start + 7] != '-'
                || text[start + 10] != 'T'
                || text[start + 13] != ':'
                || text[start + 16] != ':'
                || text[last] != 'Z') {
            return null;
        }
        try {
            return LocalDateTime.of(
                            number(text, start, 4),
                            number(text, start + 5, 2),
                            number(text, start + 8, 2),
                            number(text, start + 11, 2),
                            number(text, start + 14, 2),
                            number(text, start + 17, 2),
                            nanos(text, start + TO_THE_SECOND, last))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    /** Reads what stands between the seconds and the end: nothing, or a point and one to nine digits. */
    private static int nanos(char[] text, int start, int end) {
        int digits = end - start - 1;
        if (digits < 0) {
            return 0;
        }
        if (text[start] != '.' || digits == 0 || digits > DIGITS_OF_NANOS) {
            return NO_NUMBER;
        }
        int nanos = number(text, start + 1, digits);
        for (int digit = digits; nanos > 0 && digit < DIGITS_OF_NANOS; digit++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(char[] text, int start, int digits) {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return NO_NUMBER;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
