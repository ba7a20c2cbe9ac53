package io.kinescope.client.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinescope.client.callback.WebhookReceiver.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class WebhookReceiverTest {

    private static final BasicCredentials CREDENTIALS = BasicCredentials.of("a", "b");
    private static final String RIGHT = "Basic YTpi";
    private static final String DONE =
            "{\"event\":\"media.update.status\",\"data\":{\"id\":\"1\",\"status\":\"done\"}}";
    private static final String FAILED = DONE.replace("done", "error");

    private final List<WebhookDelivery> handled = new ArrayList<>();
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    @Test
    void handlesADelivery() {
        WebhookReceiver receiver = receiver(delivery -> Mono.fromRunnable(() -> handled.add(delivery)));
        assertThat(receive(receiver, DONE)).isEqualTo(Result.HANDLED);
        assertThat(handled).singleElement().isInstanceOf(VideoStatusDelivery.class);
    }

    @Test
    void doesNothingBeforeSubscription() {
        receiver(delivery -> Mono.fromRunnable(() -> handled.add(delivery))).receive(RIGHT, bytes(DONE));
        assertThat(handled).isEmpty();
    }

    @Test
    void refusesWithoutCallingTheHandler() {
        WebhookReceiver receiver = WebhookReceiver.builder(CREDENTIALS, delivery -> {
                    throw new AssertionError("called");
                })
                .maxBodySize(100)
                .build();
        StepVerifier.create(receiver.receive(null, bytes(DONE)))
                .expectNext(Result.UNAUTHORIZED)
                .verifyComplete();
        StepVerifier.create(receiver.receive("Basic YTpj", bytes("garbage")))
                .expectNext(Result.UNAUTHORIZED)
                .verifyComplete();
        assertThat(receive(receiver, "garbage")).isEqualTo(Result.UNREADABLE);
        assertThat(receive(receiver, DONE + " ".repeat(100))).isEqualTo(Result.TOO_LARGE);
    }

    @Test
    void dropsARepeatOfWhatWasHandled() {
        WebhookReceiver receiver = receiver(delivery -> Mono.fromRunnable(() -> handled.add(delivery)));
        assertThat(receive(receiver, DONE)).isEqualTo(Result.HANDLED);
        assertThat(receive(receiver, DONE)).isEqualTo(Result.REPEATED);
        assertThat(receive(receiver, DONE.replace("\"1\"", "\"2\""))).isEqualTo(Result.HANDLED);
        assertThat(handled).hasSize(2);
    }

    @Test
    void handlesAStatusThatComesBack() {
        WebhookReceiver receiver = receiver(delivery -> Mono.fromRunnable(() -> handled.add(delivery)));
        assertThat(receive(receiver, DONE)).isEqualTo(Result.HANDLED);
        assertThat(receive(receiver, FAILED)).isEqualTo(Result.HANDLED);
        assertThat(receive(receiver, DONE)).isEqualTo(Result.HANDLED);
    }

    @Test
    void handlesARepeatAfterTheWindow() {
        WebhookReceiver receiver = receiver(delivery -> Mono.fromRunnable(() -> handled.add(delivery)));
        assertThat(receive(receiver, DONE)).isEqualTo(Result.HANDLED);
        time.advanceTimeBy(Duration.ofMinutes(1).minusMillis(1));
        assertThat(receive(receiver, DONE)).isEqualTo(Result.REPEATED);
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(receive(receiver, DONE)).isEqualTo(Result.HANDLED);
    }

    @Test
    void handlesADeliveryAgainAfterAFailure() {
        List<Mono<Void>> answers =
                new ArrayList<>(List.of(Mono.error(new IllegalStateException("no disk")), Mono.empty()));
        WebhookReceiver receiver = receiver(delivery -> answers.remove(0));
        StepVerifier.create(receiver.receive(RIGHT, bytes(DONE))).verifyErrorMessage("no disk");
        assertThat(receive(receiver, DONE)).isEqualTo(Result.HANDLED);
        assertThat(receive(receiver, DONE)).isEqualTo(Result.REPEATED);
    }

    @Test
    void passesOnWhatTheHandlerThrows() {
        WebhookReceiver receiver = receiver(delivery -> {
            throw new IllegalArgumentException("a bug");
        });
        StepVerifier.create(receiver.receive(RIGHT, bytes(DONE))).verifyErrorMessage("a bug");
        StepVerifier.create(receiver.receive(RIGHT, bytes(DONE))).verifyErrorMessage("a bug");
    }

    @Test
    void sharesTheOutcomeOfARepeatThatComesMeanwhile() {
        Sinks.Empty<Void> end = Sinks.empty();
        WebhookReceiver receiver = receiver(delivery -> {
            handled.add(delivery);
            return end.asMono();
        });
        List<Result> results = new ArrayList<>();
        receiver.receive(RIGHT, bytes(DONE)).subscribe(results::add);
        receiver.receive(RIGHT, bytes(DONE)).subscribe(results::add);
        assertThat(results).isEmpty();
        end.tryEmitEmpty();
        assertThat(results).containsExactly(Result.HANDLED, Result.HANDLED);
        assertThat(handled).hasSize(1);
    }

    @Test
    void cancelsTheHandlerWithItsLastCaller() {
        Sinks.Empty<Void> end = Sinks.empty();
        WebhookReceiver receiver = receiver(delivery -> end.asMono());
        Disposable first = receiver.receive(RIGHT, bytes(DONE)).subscribe();
        Disposable second = receiver.receive(RIGHT, bytes(DONE)).subscribe();
        first.dispose();
        assertThat(end.currentSubscriberCount()).isEqualTo(1);
        second.dispose();
        assertThat(end.currentSubscriberCount()).isZero();
    }

    @Test
    void handlesNoMoreAtOnceThanAllowed() {
        Sinks.Empty<Void> end = Sinks.empty();
        WebhookReceiver receiver = WebhookReceiver.builder(CREDENTIALS, delivery -> end.asMono())
                .maxConcurrency(2)
                .build();
        Disposable cancelled = receiver.receive(RIGHT, bytes(video(1))).subscribe();
        receiver.receive(RIGHT, bytes(video(2))).subscribe();
        assertThat(receive(receiver, video(3))).isEqualTo(Result.BUSY);
        cancelled.dispose();
        receiver.receive(RIGHT, bytes(video(4))).subscribe();
        assertThat(receive(receiver, video(5))).isEqualTo(Result.BUSY);
        end.tryEmitEmpty();
        assertThat(receive(receiver, video(5))).isEqualTo(Result.HANDLED);
    }

    @Test
    void forgetsTheOldestOfTooManySubjects() {
        WebhookReceiver receiver = receiver(delivery -> Mono.empty());
        for (int id = 0; id <= 10_000; id++) {
            assertThat(receive(receiver, video(id))).isEqualTo(Result.HANDLED);
        }
        assertThat(receive(receiver, video(1))).isEqualTo(Result.REPEATED);
        assertThat(receive(receiver, video(0))).isEqualTo(Result.HANDLED);
    }

    @Test
    void refusesLimitsThatLetNothingPass() {
        WebhookReceiver.Builder builder = WebhookReceiver.builder(CREDENTIALS, delivery -> Mono.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxBodySize(0))
                .withMessageContaining("maxBodySize");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxConcurrency(0))
                .withMessageContaining("maxConcurrency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HandledDeliveries.inMemory(Duration.ZERO))
                .withMessageContaining("window");
    }

    private WebhookReceiver receiver(Function<WebhookDelivery, Mono<Void>> handler) {
        return WebhookReceiver.builder(CREDENTIALS, handler)
                .handled(HandledDeliveries.inMemory(Duration.ofMinutes(1), time))
                .build();
    }

    private static Result receive(WebhookReceiver receiver, String body) {
        List<Result> results = new ArrayList<>();
        receiver.receive(RIGHT, bytes(body)).subscribe(results::add);
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private static String video(int id) {
        return DONE.replace("\"1\"", "\"" + id + "\"");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
