package io.kinescope.client.netty;

import io.kinescope.client.api.Exchange;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * What the builder knows of the wire.
 *
 * @param token the token, asked for before every request
 * @param baseUrl the API's scheme, host and, behind a proxy, path prefix, without a slash at the end
 * @param uploaderUrl the same for the uploader
 * @param responseTimeout how long the server may be silent before and within an answer
 * @param connectTimeout how long a connection may take to open
 * @param userAgent what follows the client's own name in {@code User-Agent}; null for nothing
 * @param customizer the caller's changes to the HTTP client
 */
public record HttpSettings(
        Mono<String> token,
        String baseUrl,
        String uploaderUrl,
        Duration responseTimeout,
        Duration connectTimeout,
        @Nullable String userAgent,
        UnaryOperator<HttpClient> customizer) {

    /**
     * Checks what follows the client's own name in {@code User-Agent}.
     *
     * @param token the token, asked for before every request
     * @param baseUrl the API's scheme, host and, behind a proxy, path prefix, without a slash at the end
     * @param uploaderUrl the same for the uploader
     * @param responseTimeout how long the server may be silent before and within an answer
     * @param connectTimeout how long a connection may take to open
     * @param userAgent what follows the client's own name in {@code User-Agent}; null for nothing
     * @param customizer the caller's changes to the HTTP client
     */
    public HttpSettings {
        if (userAgent != null && !userAgent.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new IllegalArgumentException("userAgent may only have visible ASCII characters and spaces");
        }
    }

    /**
     * Makes the exchange over Reactor Netty; nothing is connected or resolved yet.
     *
     * @return the exchange, to be closed by the caller
     */
    public Exchange open() {
        return new NettyExchange(this);
    }

    /** Returns the hosts alone; the token stays out. */
    @Override
    public String toString() {
        return "HttpSettings[" + baseUrl + ", " + uploaderUrl + "]";
    }
}
