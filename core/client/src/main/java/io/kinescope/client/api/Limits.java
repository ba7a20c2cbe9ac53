package io.kinescope.client.api;

import io.kinescope.client.ratelimit.RateLimiter;

/**
 * Keeps uploads from holding back other calls: what goes to the API has one limiter, what goes to the uploader another.
 * Upload links have none: they are on other hosts, and without the token nobody can tell whose limit to count for.
 */
record Limits(RateLimiter api, RateLimiter uploads) {

    RateLimiter of(Host host) {
        return switch (host) {
            case API -> api;
            case UPLOADER -> uploads;
            case ELSEWHERE -> RateLimiter.unlimited();
        };
    }
}
