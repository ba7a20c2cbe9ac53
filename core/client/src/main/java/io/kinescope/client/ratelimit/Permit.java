package io.kinescope.client.ratelimit;

/**
 * The right to send one request, and the word of what became of that request.
 *
 * <p>The server counts a request when it arrives, which the client cannot see. What it can see bounds that moment, so
 * whoever holds a permit reports it: {@link #sent()} once the request may have left, {@link #answered()} once the
 * answer began. Both may be called on any thread, more than once and in any order; only the first of each counts, and
 * none counts after {@link #answered()} or after the call has ended. What is never reported is settled when the call
 * ends: a request that was not sent gives its permit back at once, so a call must not send once it was cancelled; one
 * that was sent and has no answer is taken to arrive within the transit bound.
 */
public interface Permit {

    /** Reports that the request is being written: from now on the server may count it. */
    void sent();

    /** Reports that the server answered: it has counted the request by now. */
    void answered();
}
