package io.kinescope.test.junit;

import io.kinescope.test.LocalKinescope;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A running server, which JUnit closes with the store that it is in.
 *
 * @param kinescope the server
 */
@SuppressWarnings("deprecation") // Before JUnit 5.13 stores close only this type, and not every AutoCloseable.
record ServerResource(LocalKinescope kinescope) implements AutoCloseable, ExtensionContext.Store.CloseableResource {

    static ServerResource start(KinescopeTest settings) {
        LocalKinescope.Builder builder = LocalKinescope.builder()
                .videos(settings.videos())
                .seed(settings.seed())
                .limits(settings.perSecond(), settings.perMinute())
                .processing(Duration.ofMillis(settings.processingMillis()))
                .breakUploadsEvery(settings.breakUploadsEvery());
        if (settings.unlimited()) {
            builder.unlimited();
        }
        if (!settings.token().isEmpty()) {
            builder.token(settings.token());
        }
        return new ServerResource(builder.start());
    }

    @Override
    public void close() {
        kinescope.close();
    }
}
