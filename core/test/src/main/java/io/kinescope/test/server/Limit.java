package io.kinescope.test.server;

import java.time.Duration;

/**
 * A maximum number of requests in any period of a length.
 *
 * @param requests the maximum number of requests, at least one
 * @param period the length of the period
 */
public record Limit(int requests, Duration period) {

    public Limit {
        if (requests < 1) {
            throw new IllegalArgumentException("a limit lets at least one request in: " + requests);
        }
    }
}
