package io.kinescope.spring.boot.web;

import static io.kinescope.spring.boot.web.WebServer.basic;
import static io.kinescope.spring.boot.web.WebServer.client;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.assertj.AssertableReactiveWebApplicationContext;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.reactive.server.StatusAssertions;
import reactor.core.publisher.Mono;

/** The route for playback as an application has it, on a web server. */
@ExtendWith(OutputCaptureExtension.class)
class PlaybackTest {

    private final List<String> viewers = new CopyOnWriteArrayList<>();
    private final ReactiveWebApplicationContextRunner runner = WebServer.runner()
            .withPropertyValues("kinescope.playback.path=/playback", "kinescope.playback.deadline=200ms");
    private final ReactiveWebApplicationContextRunner application = runner.withPropertyValues(
                    "kinescope.playback.username=kinescope", "kinescope.playback.password=s3cret")
            .withBean(PlaybackCheck.class, () -> request -> {
                String viewer = String.valueOf(request.token());
                viewers.add(viewer);
                return switch (viewer) {
                    case "allowed" -> Mono.just(true);
                    case "denied" -> Mono.just(false);
                    case "slow" -> Mono.never();
                    case "broken" -> Mono.error(new IllegalStateException("the database is away"));
                    default -> Mono.empty();
                };
            });

    private static StatusAssertions post(
            AssertableReactiveWebApplicationContext context, String authorization, String body) {
        return client(context)
                .post()
                .uri("/playback")
                .headers(headers -> {
                    if (authorization != null) {
                        headers.set("Authorization", authorization);
                    }
                })
                .bodyValue(body)
                .exchange()
                .expectStatus();
    }

    private static String request(String token) {
        return "{\"id\": \"a\", \"type\": \"video\", \"token\": \"" + token + "\"}";
    }

    @ParameterizedTest
    @CsvSource({"allowed, 200", "denied, 403", "unknown, 403", "slow, 503", "broken, 503"})
    void theCheckDecides(String viewer, int status, CapturedOutput log) {
        application.run(context -> {
            post(context, basic("kinescope", "s3cret"), request(viewer)).isEqualTo(status);
            assertThat(viewers).containsExactly(viewer);
            assertThat(log.getOut().contains("A request for playback was not decided"))
                    .isEqualTo(status == 503);
        });
    }

    @Test
    void whoIsNotKinescopeIsDenied() {
        application.run(context -> {
            post(context, null, request("allowed")).isForbidden();
            post(context, basic("kinescope", "wrong"), request("allowed")).isForbidden();
            assertThat(viewers).isEmpty();
        });
    }

    @Test
    void garbageIsAnsweredWith400() {
        application.run(context -> {
            for (String body : List.of("{", "{}", "[]", "{\"id\": \"" + "x".repeat(64 * 1024) + "\"}")) {
                post(context, basic("kinescope", "s3cret"), body).isBadRequest();
            }
            assertThat(viewers).isEmpty();
        });
    }

    @Test
    void credentialsAndACheckAreRequired() {
        runner.withBean(PlaybackCheck.class, () -> request -> Mono.just(true))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("Property kinescope.playback.path with value '/playback' is invalid")
                        .hasMessageContaining("Set kinescope.playback.username and kinescope.playback.password"));
        runner.withBean(PlaybackCheck.class, () -> request -> Mono.just(true))
                .withPropertyValues("kinescope.playback.anyone=true")
                .run(context -> post(context, null, request("x")).isOk());
        runner.withPropertyValues("kinescope.playback.anyone=true")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("kinescope.playback.path")
                        .hasMessageContaining(PlaybackCheck.class.getName()));
    }
}
