package io.kinescope.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;
import reactor.core.publisher.Mono;

/**
 * The hosts that the client calls and the token that it sends. A bean of this type stands over the properties that state
 * them, so that tests and containers supply both.
 */
public interface KinescopeConnectionDetails extends ConnectionDetails {

    /**
     * Returns the URL of the API.
     *
     * @return the URL
     */
    String getBaseUrl();

    /**
     * Returns the URL of the uploader.
     *
     * @return the URL
     */
    String getUploaderUrl();

    /**
     * Returns the API token.
     *
     * @return emits a UUID; subscribed to before every request
     */
    Mono<String> getToken();

    /**
     * Returns the certificates and keys of the connections. The default implementation returns null.
     *
     * @return the bundle; null for the certificates that the JVM trusts
     */
    default @Nullable SslBundle getSslBundle() {
        return null;
    }
}
