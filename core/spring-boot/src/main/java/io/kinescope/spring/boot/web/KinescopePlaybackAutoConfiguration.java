package io.kinescope.spring.boot.web;

import io.kinescope.client.callback.BasicCredentials;
import io.kinescope.client.callback.PlaybackAuthorizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Auto-configuration of a route that tells Kinescope whether viewers may play, in WebFlux applications, which
 * {@code kinescope.playback.path} switches on. It calls the {@link PlaybackCheck} bean, which is required.
 */
@AutoConfiguration
@ConditionalOnClass(ServerResponse.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnProperty("kinescope.playback.path")
@EnableConfigurationProperties(PlaybackProperties.class)
public final class KinescopePlaybackAutoConfiguration {

    private static final CallbackSettings SETTINGS = new CallbackSettings("kinescope.playback");

    KinescopePlaybackAutoConfiguration() {}

    @Bean
    RouterFunction<ServerResponse> kinescopePlayback(
            PlaybackProperties properties, ObjectProvider<PlaybackCheck> checks) {
        String path = SETTINGS.path(properties.path());
        PlaybackCheck check = checks.getIfAvailable();
        if (check == null) {
            throw SETTINGS.withoutBean(path, "Nothing decides who may play", PlaybackCheck.class);
        }
        BasicCredentials credentials = SETTINGS.credentials(
                path, "username", properties.username(), properties.password(), properties.anyone());
        PlaybackAuthorizer authorizer = SETTINGS.read(
                "deadline", properties.deadline(), deadline -> PlaybackAuthorizer.of(credentials, check::mayPlay)
                        .withDeadline(deadline));
        return RouterFunctions.route()
                .POST(path, new PlaybackRoute(credentials, authorizer))
                .build();
    }
}
