package io.kinescope.spring.boot.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of the route for the authorization of playback.
 *
 * @param path Path at which a WebFlux application answers whether a viewer may play, such as /kinescope/playback. Without it
 *     there is no route.
 * @param username User name of the HTTP Basic credentials that were given at the registration of the authorization backend.
 * @param password Password of the HTTP Basic credentials that were given at the registration of the authorization backend.
 * @param anyone Whether requests without credentials are answered. Anyone can then try tokens of viewers.
 * @param deadline Longest time of a check. A longer one is answered with 503.
 */
@ConfigurationProperties("kinescope.playback")
record PlaybackProperties(
        @Nullable String path,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("false") boolean anyone,
        @DefaultValue("3s") Duration deadline) {

    /** Leaves out the credentials. */
    @Override
    public String toString() {
        return "PlaybackProperties[path=" + path + ", deadline=" + deadline + "]";
    }
}
