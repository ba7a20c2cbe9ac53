package io.kinescope.client.ratelimit;

import java.time.Duration;

/** The limiter refused to let a call wait: its wait would have been too long, or too many calls waited. It took no permit. */
public final class NoPermitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The wait that the call would have had. */
    private final Duration wait;

    /**
     * Creates the exception.
     *
     * @param message the reason
     * @param wait the wait that the call would have had
     */
    public NoPermitException(String message, Duration wait) {
        super(message);
        this.wait = wait;
    }

    /**
     * Returns the time that the call would have waited for a permit. It is an estimate, which assumes that requests are
     * answered at once.
     *
     * @return the wait, never negative
     */
    public Duration expectedWait() {
        return wait;
    }
}
