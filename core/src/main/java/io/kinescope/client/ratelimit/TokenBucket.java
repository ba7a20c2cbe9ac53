package io.kinescope.client.ratelimit;

/** stub. */
public final class TokenBucket {
    private TokenBucket() {}

    /**
     * x.
     *
     * @return x
     */
    public static RateLimiter create() {
        return RateLimiter.unlimited();
    }
}
