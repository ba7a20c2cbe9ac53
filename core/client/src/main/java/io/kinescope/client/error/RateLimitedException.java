package io.kinescope.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The API refused the request because there were too many, and kept refusing it when it was repeated: HTTP 429. */
public final class RateLimitedException extends ApiException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     * @param error the response of the API
     */
    public RateLimitedException(String operation, ApiError error) {
        super(operation, error);
    }

    /**
     * Returns how long the API asked to wait, from the moment of its answer.
     *
     * @return the wait, never negative; null if the answer has no readable {@code Retry-After}
     */
    public @Nullable Duration retryAfter() {
        return error().retryAfter();
    }
}
