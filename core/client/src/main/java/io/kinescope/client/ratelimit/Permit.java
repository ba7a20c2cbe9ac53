package io.kinescope.client.ratelimit;

/**
 * Permission to send one request. Its holder reports when the request was sent and when it was answered.
 *
 * <p>The server counts a request when it arrives, which the client cannot observe. The two reports bound that moment:
 * {@link #sent()} before the first byte is written, {@link #answered()} when the response begins. Both may be called on
 * any thread, more than once and in any order. Only the first call of each counts, and none counts after
 * {@link #answered()} or after the call has ended.
 *
 * <p>A call that ends or is cancelled before {@link #sent()} returns its permit at once, for another call to use. Since a
 * cancellation may happen on another thread while the request is about to be written, {@link #sent()} tells whether the
 * permit still counts: the holder sends nothing if it does not. A request that was sent and not answered is assumed to
 * arrive within the transit bound.
 */
public interface Permit {

    /**
     * Reports that the request is about to be written: from now on the server may count it.
     *
     * @return true if the request may be written; false if the permit has been returned or was answered already, so that
     *     nothing may be sent with it
     */
    boolean sent();

    /** Reports that the server answered: it has counted the request by now. */
    void answered();

    /**
     * Reports, after {@link #answered()}, that the answer was a refusal for rate, such as HTTP 429. A limiter that gives way
     * to others with the same token lowers its pace. It does not pause; {@link RateLimiter#pause} does. Does nothing by
     * default.
     */
    default void refused() {}
}
