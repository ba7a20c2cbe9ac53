package io.kinescope.client.error;

import java.time.Duration;

/**
 * The request was not sent: it would have had to wait longer for a permit of the client's rate limiter than allowed, or too
 * many calls waited already.
 */
public final class WaitTooLongException extends KinescopeException {

    private static final long serialVersionUID = 1L;

    /** The wait that the request would have had. */
    private final Duration expectedWait;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     * @param expectedWait the wait that the request would have had
     * @param cause the rate limiter's refusal
     */
    public WaitTooLongException(String operation, Duration expectedWait, Throwable cause) {
        super(operation, operation + " was not sent: it would have waited " + expectedWait + " for a permit", cause);
        this.expectedWait = expectedWait;
    }

    /**
     * Returns the time that the request would have waited for its permit. It is an estimate.
     *
     * @return the wait, never negative
     */
    public Duration expectedWait() {
        return expectedWait;
    }
}
