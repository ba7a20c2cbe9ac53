package io.kinescope.client.api;

import io.kinescope.client.ratelimit.RateLimiter;

/** Keeps uploads from holding back other calls: what goes to the API has one limiter, what goes elsewhere another. */
record Limits(RateLimiter api, RateLimiter uploads) {

    RateLimiter of(Host host) {
        return host == Host.API ? api : uploads;
    }
}
