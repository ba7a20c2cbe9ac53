package io.kinescope.client.api;

import java.time.Duration;

/** A listener for the waits of calls that are sent again, for logs and the progress of long jobs. */
@FunctionalInterface
public interface RetryListener {

    /**
     * Reports that a call failed and waits before its next attempt. The call may be any of the client's, and the method
     * may run on several threads at once; it must not block. An exception that it throws is ignored.
     *
     * @param failure the failure, usually a {@link io.kinescope.client.error.KinescopeException} that names the operation
     * @param wait the wait before the next attempt; waiting for a permit comes on top
     */
    void onRetry(Throwable failure, Duration wait);
}
