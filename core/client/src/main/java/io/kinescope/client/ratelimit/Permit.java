package io.kinescope.client.ratelimit;

/**
 * Permission to send one request. Its holder reports when the request was sent and when it was answered.
 *
 * <p>The server counts a request when it arrives, which the client cannot observe. The two reports bound that moment:
 * {@link #sent()} before the first byte is written, {@link #answered()} when the response begins. Both may be called on
 * any thread, more than once and in any order. Only the first call of each counts, and none counts after
 * {@link #answered()} or after the call has ended.
 *
 * <p>When the call ends without a report, the limiter decides: a request that was not sent returns its permit at once,
 * so a call must not send after it was cancelled; a request that was sent and not answered is assumed to arrive within
 * the transit bound.
 */
public interface Permit {

    /** Reports that the request is being written: from now on the server may count it. */
    void sent();

    /** Reports that the server answered: it has counted the request by now. */
    void answered();
}
