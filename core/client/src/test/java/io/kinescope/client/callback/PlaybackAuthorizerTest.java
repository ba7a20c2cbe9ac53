package io.kinescope.client.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinescope.client.callback.PlaybackAuthorizer.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class PlaybackAuthorizerTest {

    private static final String RIGHT = "Basic YTpi";
    private static final String REQUEST =
            "{\"id\":\"v1\",\"ip\":\"10.0.0.0\",\"type\":\"video\",\"token\":\"secret\",\"user_agent\":\"x\"}";

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    @Test
    void readsTheRequest() {
        PlaybackRequest request = PlaybackRequest.read(bytes(REQUEST));
        assertThat(request).isEqualTo(new PlaybackRequest("v1", "10.0.0.0", "video", "secret", "x"));
        assertThat(request.toString()).contains("id=v1", "token=***").doesNotContain("secret");
        assertThat(PlaybackRequest.read(bytes("{\"id\":7,\"new\":[]}")))
                .isEqualTo(new PlaybackRequest("7", null, null, null, null));
    }

    @Test
    void answersWhatTheCheckSays() {
        verify(authorizer(request -> Mono.just(request.id().equals("v1"))), RIGHT, REQUEST, Result.ALLOWED);
        verify(authorizer(request -> Mono.just(false)), RIGHT, REQUEST, Result.DENIED);
        verify(authorizer(request -> Mono.empty()), RIGHT, REQUEST, Result.DENIED);
        assertThat(Result.ALLOWED.status()).isEqualTo(200);
        assertThat(Result.DENIED.status()).isEqualTo(403);
        assertThat(Result.UNREADABLE.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic YTpj", "Bearer YTpi"})
    void deniesWithoutCredentials(String header) {
        verify(authorizer(request -> Mono.just(true)), header, REQUEST, Result.DENIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"id\":null}", "no"})
    void refusesGarbage(String body) {
        verify(authorizer(request -> Mono.just(true)), RIGHT, body, Result.UNREADABLE);
    }

    @Test
    void passesOnAFailureOfTheCheck() {
        StepVerifier.create(authorizer(request -> Mono.error(new IllegalStateException("no database")))
                        .authorize(RIGHT, bytes(REQUEST)))
                .verifyErrorMessage("no database");
        StepVerifier.create(authorizer(request -> {
                            throw new IllegalStateException("a bug");
                        })
                        .authorize(RIGHT, bytes(REQUEST)))
                .verifyErrorMessage("a bug");
    }

    @Test
    void cancelsACheckThatTakesTooLong() {
        Sinks.One<Boolean> check = Sinks.one();
        StepVerifier.create(authorizer(request -> check.asMono()).authorize(RIGHT, bytes(REQUEST)))
                .then(() -> time.advanceTimeBy(Duration.ofSeconds(2)))
                .verifyError(TimeoutException.class);
        assertThat(check.currentSubscriberCount()).isZero();
    }

    @Test
    void refusesADeadlineThatIsOver() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> authorizer(request -> Mono.empty()).withDeadline(Duration.ZERO));
    }

    private PlaybackAuthorizer authorizer(Function<PlaybackRequest, Mono<Boolean>> check) {
        return PlaybackAuthorizer.of(BasicCredentials.of("a", "b"), check).withDeadline(Duration.ofSeconds(2), time);
    }

    private static void verify(PlaybackAuthorizer authorizer, String header, String body, Result result) {
        StepVerifier.create(authorizer.authorize(header, bytes(body)))
                .expectNext(result)
                .verifyComplete();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
