package io.kinescope.test;

import java.time.Duration;

/**
 * At most so many requests in any period of this length.
 *
 * @param requests how many are let in, at least one
 * @param period the length of the period
 */
public record Limit(int requests, Duration period) {

    public Limit {
        if (requests < 1) {
            throw new IllegalArgumentException("a limit lets at least one request in: " + requests);
        }
    }
}
