package io.kinescope.client.api;

import io.kinescope.client.ratelimit.RateLimiter;
import java.util.function.UnaryOperator;

/**
 * A host that requests are sent to.
 *
 * <p>Every host has its own limiter, so that uploads do not hold back other calls. External hosts have none: requests go
 * there without the token, so the limits of the API do not count them.
 *
 * @param url the URL that paths are appended to
 * @param limiter the limiter of the requests
 * @param authorized whether the token is sent
 */
record Host(String url, RateLimiter limiter, boolean authorized) {

    /** Any host but those of Kinescope's API; the path of a call is its whole URL. */
    static final Host EXTERNAL = new Host("", RateLimiter.unlimited(), false);

    static Host api(ApiSettings settings) {
        return new Host(settings.baseUrl(), settings.rateLimiter(), true);
    }

    /** The same host with another view of its limiter. */
    Host limiter(UnaryOperator<RateLimiter> view) {
        return new Host(url, view.apply(limiter), authorized);
    }

    static Host uploader(ApiSettings settings) {
        return new Host(settings.uploaderUrl(), settings.uploadRateLimiter(), true);
    }
}
