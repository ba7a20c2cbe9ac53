package io.kinescope.test.junit;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.test.LocalKinescope;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A client, which JUnit closes with the store that it is in: before the server, which is stored first.
 *
 * @param client the client
 */
@SuppressWarnings("deprecation") // As of ServerResource.
record ClientResource(KinescopeClient client) implements AutoCloseable, ExtensionContext.Store.CloseableResource {

    static ClientResource of(LocalKinescope kinescope, KinescopeTest settings) {
        KinescopeClient.Builder builder = KinescopeClient.builder()
                .token(kinescope.token())
                .baseUrl(kinescope.url())
                .uploaderUrl(kinescope.url());
        if (settings.unlimited()) {
            builder.rateLimiter(RateLimiter.unlimited()).uploadRateLimiter(RateLimiter.unlimited());
        }
        return new ClientResource(builder.build());
    }

    @Override
    public void close() {
        client.close();
    }
}
