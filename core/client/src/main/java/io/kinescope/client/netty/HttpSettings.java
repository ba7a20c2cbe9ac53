package io.kinescope.client.netty;

import io.kinescope.client.api.Exchange;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * The settings of the exchange on Reactor Netty. Immutable; every setter returns a changed copy.
 *
 * @param authorization the header that carries the token; null if there is no token yet
 * @param responseTimeout the maximum silence of the server before and within a response
 * @param connectTimeout the maximum time to open a connection
 * @param userAgent the text after the client's own name in {@code User-Agent}; null for none
 * @param connections the caller's connection pool; null for one of the client
 * @param customizer the caller's changes to the HTTP client
 */
public record HttpSettings(
        @Nullable Authorization authorization,
        Duration responseTimeout,
        Duration connectTimeout,
        @Nullable String userAgent,
        @Nullable ConnectionProvider connections,
        UnaryOperator<HttpClient> customizer) {

    /**
     * Checks the values.
     *
     * @param authorization the header that carries the token; null if there is no token yet
     * @param responseTimeout the maximum silence of the server before and within a response
     * @param connectTimeout the maximum time to open a connection
     * @param userAgent the text after the client's own name in {@code User-Agent}; null for none
     * @param connections the caller's connection pool; null for one of the client
     * @param customizer the caller's changes to the HTTP client
     */
    public HttpSettings {
        requireTimeout("responseTimeout", responseTimeout);
        requireTimeout("connectTimeout", connectTimeout);
        if (userAgent != null && !userAgent.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new IllegalArgumentException("userAgent may only have visible ASCII characters and spaces");
        }
        Objects.requireNonNull(customizer, "http must not be null");
    }

    /**
     * Returns the defaults: no token yet, 30 seconds for responses, 10 seconds for connections.
     *
     * @return the default settings
     */
    public static HttpSettings standard() {
        return new HttpSettings(
                null, Duration.ofSeconds(30), Duration.ofSeconds(10), null, null, UnaryOperator.identity());
    }

    /**
     * Sets the token.
     *
     * @param value a UUID
     * @return a changed copy
     */
    public HttpSettings token(String value) {
        return authorization(Authorization.of(value));
    }

    /**
     * Sets the source of the token.
     *
     * @param source emits a UUID
     * @return a changed copy
     */
    public HttpSettings token(Mono<String> source) {
        return authorization(Authorization.of(Objects.requireNonNull(source, "token must not be null")));
    }

    private HttpSettings authorization(Authorization value) {
        return new HttpSettings(value, responseTimeout, connectTimeout, userAgent, connections, customizer);
    }

    /**
     * Sets how long the server may be silent.
     *
     * @param timeout from 1 ms to 24 hours
     * @return a changed copy
     */
    public HttpSettings responseTimeout(Duration timeout) {
        return new HttpSettings(authorization, timeout, connectTimeout, userAgent, connections, customizer);
    }

    /**
     * Sets how long a connection may take to open.
     *
     * @param timeout from 1 ms to 24 hours
     * @return a changed copy
     */
    public HttpSettings connectTimeout(Duration timeout) {
        return new HttpSettings(authorization, responseTimeout, timeout, userAgent, connections, customizer);
    }

    /**
     * Sets the text after the client's own name in {@code User-Agent}.
     *
     * @param suffix visible ASCII characters and spaces
     * @return a changed copy
     */
    public HttpSettings userAgent(String suffix) {
        return new HttpSettings(
                authorization,
                responseTimeout,
                connectTimeout,
                Objects.requireNonNull(suffix, "userAgent must not be null"),
                connections,
                customizer);
    }

    /**
     * Sets the connection pool.
     *
     * @param pool closed by the caller
     * @return a changed copy
     */
    public HttpSettings connections(ConnectionProvider pool) {
        return new HttpSettings(
                authorization,
                responseTimeout,
                connectTimeout,
                userAgent,
                Objects.requireNonNull(pool, "connectionProvider must not be null"),
                customizer);
    }

    /**
     * Adds changes to the HTTP client, after those that were added before.
     *
     * @param http returns the HTTP client to use, given the one that is prepared
     * @return a changed copy
     */
    public HttpSettings customizer(UnaryOperator<HttpClient> http) {
        Objects.requireNonNull(http, "http must not be null");
        UnaryOperator<HttpClient> both = client -> present(http.apply(present(customizer.apply(client))));
        return new HttpSettings(authorization, responseTimeout, connectTimeout, userAgent, connections, both);
    }

    /**
     * Creates the exchange; nothing is connected or resolved yet.
     *
     * @return the exchange, to be closed by the caller
     * @throws IllegalArgumentException if there is no token
     */
    public Exchange open() {
        return new NettyExchange(Token.require(authorization), this);
    }

    /** Leaves out the token, and what the customizer may know. */
    @Override
    public String toString() {
        return "HttpSettings[" + responseTimeout + ", " + connectTimeout + "]";
    }

    private static HttpClient present(@Nullable HttpClient client) {
        return Objects.requireNonNull(client, "http(...) must return an HTTP client");
    }

    private static void requireTimeout(String option, Duration value) {
        if (Objects.requireNonNull(value, option + " must not be null").compareTo(Duration.ofMillis(1)) < 0
                || value.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(option + " must be from 1 ms to 24 hours, not " + value);
        }
    }
}
