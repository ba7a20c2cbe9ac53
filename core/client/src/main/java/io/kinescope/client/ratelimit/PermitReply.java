package io.kinescope.client.ratelimit;

import java.time.Duration;

/**
 * The reply of a {@link PermitStore}. Times count from the reply on.
 *
 * @param interactive the number of permits granted to interactive calls
 * @param background the number of permits granted to background calls
 * @param next the time until the next request should be sent; without meaning if no more calls wait
 * @param interactiveWait the expected waits of interactive calls
 * @param backgroundWait the expected waits of background calls
 * @param pause the rest of a pause; zero if there is none
 * @param forgotten whether the store had lost its state since the last reply, so that all reports are to be repeated
 */
public record PermitReply(
        int interactive,
        int background,
        Duration next,
        Waits interactiveWait,
        Waits backgroundWait,
        Duration pause,
        boolean forgotten) {

    /**
     * The expected waits of the calls of one priority, if requests are answered at once.
     *
     * @param first the wait of the first call that has no permit
     * @param last the wait of a call that came now
     */
    public record Waits(Duration first, Duration last) {}
}
