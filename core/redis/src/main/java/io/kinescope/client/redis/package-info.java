/**
 * One limit for many JVMs. {@link io.kinescope.client.redis.RedisRateLimiter} is the limiter; {@code RedisPermitStore} runs
 * the script {@code permits.lua}, which counts the permits of all JVMs on the server, and {@code Connection} is the
 * connection that a limiter makes by itself. Queue, priorities and cancellation are those of
 * {@link io.kinescope.client.ratelimit.SharedLimiter}.
 */
@NullMarked
package io.kinescope.client.redis;

import org.jspecify.annotations.NullMarked;
