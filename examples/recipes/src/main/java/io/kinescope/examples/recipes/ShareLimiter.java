package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.client.videos.Video;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How do several clients, or calls of another HTTP client, share the limits of one token? */
final class ShareLimiter {

    public static void main(String[] args) {
        RateLimiter limiter = TokenBucket.create(); // 10 requests a second and 300 a minute
        Recipe.run(client -> titles(client, limiter, Mono.just("of another HTTP client")));
    }

    /** Any {@code Mono} takes a permit with {@code limit}; a client does with {@code builder.rateLimiter(limiter)}. */
    static Flux<String> titles(KinescopeClient client, RateLimiter limiter, Mono<String> otherCall) {
        return client.videos().list().take(3).map(Video::title).concatWith(otherCall.as(limiter::limit));
    }
}
