/**
 * A rate limiter whose limits several JVMs share, on a Redis server.
 *
 * <p>The entry point is {@link io.kinescope.client.redis.RedisRateLimiter}.
 */
// Reactor and Lettuce have no module descriptor.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.kinescope.client.redis {
    requires transitive io.kinescope.client;
    requires transitive lettuce.core;
    requires transitive reactor.core;
    requires transitive org.reactivestreams;
    requires static transitive org.jspecify;
    requires io.netty.common;

    exports io.kinescope.client.redis;
}
