package io.kinescope.spring.boot.redis;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The properties of the rate limiter that JVMs share, which needs {@code kinescope-reactive-redis}.
 *
 * @param enabled Whether the limits are shared. With true, they are shared on the server of spring.data.redis unless there is a URL;
 *     with false, they are not in spite of a URL.
 * @param url URL of the Redis server, such as redis://user:password@host:6379. It wins over spring.data.redis.
 * @param key Token or name that the limits belong to, the same in all JVMs. Only its digest is kept. The default is
 *     kinescope.token; required if the token has another source.
 * @param localShare Number of JVMs that share the limits: each goes on with its share while the server does not reply. By
 *     default calls fail then.
 */
@ConfigurationProperties("kinescope.redis")
public record KinescopeRedisProperties(
        @Nullable Boolean enabled,
        @Nullable String url,
        @Nullable String key,
        @Nullable Integer localShare) {

    /** Leaves out the URL, which may have a password, and the key, which may be the token. */
    @Override
    public String toString() {
        return "KinescopeRedisProperties[localShare=" + localShare + "]";
    }
}
