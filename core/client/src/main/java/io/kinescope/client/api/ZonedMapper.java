package io.kinescope.client.api;

import java.time.ZoneId;

/**
 * A function of a decoded value and of the time zone in which the days of the response begin.
 *
 * @param <T> the type of the decoded value
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface ZonedMapper<T, R> {

    /**
     * Makes the result.
     *
     * @param value the decoded value
     * @param zone the time zone; UTC if the response states none
     * @return the result
     */
    R map(T value, ZoneId zone);
}
