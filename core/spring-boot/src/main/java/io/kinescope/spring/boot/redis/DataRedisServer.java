package io.kinescope.spring.boot.redis;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Sentinel;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Standalone;
import org.springframework.boot.ssl.SslBundle;

/**
 * The server of Spring Data Redis: that of {@code spring.data.redis}, of Docker Compose or of a test container.
 *
 * @param details its address and credentials
 */
record DataRedisServer(DataRedisConnectionDetails details) implements RedisServer {

    @Override
    public String url() {
        Standalone server = details.getStandalone();
        Sentinel sentinel = details.getSentinel();
        if (details.getCluster() == null && sentinel != null) {
            return url(sentinel);
        }
        if (details.getCluster() == null && server != null) {
            return url(server);
        }
        throw refusal("The limiter needs a single server or a sentinel. For a cluster, declare a bean of the type "
                + "RateLimiter made by RedisRateLimiter.builder(commands).");
    }

    private String url(Standalone server) {
        return (isSecure() ? "rediss" : "redis") + "://" + credentials(details.getUsername(), details.getPassword())
                + server.getHost() + ":" + server.getPort() + "/" + server.getDatabase();
    }

    private String url(Sentinel sentinel) {
        if (isSecure() || details.getUsername() != null || sentinel.getPassword() != null) {
            throw refusal(
                    "A sentinel with TLS, a user name or a password of its own needs a bean of the type RateLimiter "
                            + "made by RedisRateLimiter.builder(commands).");
        }
        String nodes = sentinel.getNodes().stream()
                .map(node -> node.host() + ":" + node.port())
                .collect(Collectors.joining(","));
        return "redis-sentinel://" + credentials(null, details.getPassword()) + nodes + "/" + sentinel.getDatabase()
                + "#" + encoded(sentinel.getMaster());
    }

    /** A URL cannot name the certificates of a bundle. */
    private boolean isSecure() {
        SslBundle bundle = details.getSslBundle();
        if (bundle == null) {
            return false;
        }
        if (bundle.getStores().getTrustStore() != null || bundle.getStores().getKeyStore() != null) {
            throw refusal(
                    "The SSL bundle of the server has certificates of its own. Declare a bean of the type RateLimiter "
                            + "made by RedisRateLimiter.builder(commands).");
        }
        return true;
    }

    private static String credentials(@Nullable String username, @Nullable String password) {
        if (password == null) {
            return "";
        }
        return (username == null ? "" : encoded(username)) + ":" + encoded(password) + "@";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static InvalidConfigurationPropertyValueException refusal(String reason) {
        return new InvalidConfigurationPropertyValueException("kinescope.redis.enabled", true, reason);
    }

    /** Leaves out the credentials. */
    @Override
    public String toString() {
        return "DataRedisServer";
    }
}
