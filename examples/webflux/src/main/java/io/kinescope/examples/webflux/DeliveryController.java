package io.kinescope.examples.webflux;

import io.kinescope.client.callback.VideoStatusDelivery;
import io.kinescope.client.callback.WebhookDelivery;
import io.kinescope.spring.boot.web.WebhookHandler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The webhooks as they arrive, for every browser that is connected. */
@RestController
class DeliveryController implements WebhookHandler {

    /** The view of a delivery that a browser gets. */
    record DeliveryView(
            String event,
            @Nullable String videoId,
            @Nullable String status) {

        static DeliveryView of(WebhookDelivery delivery) {
            return delivery instanceof VideoStatusDelivery video
                    ? new DeliveryView(
                            delivery.event().value(),
                            video.videoId(),
                            video.status().value())
                    : new DeliveryView(delivery.event().value(), null, null);
        }
    }

    /** The deliveries that wait for one browser. One that does not keep up misses the oldest of them. */
    private static final int WAITING = 100;

    private static final Duration COMMENT_INTERVAL = Duration.ofSeconds(20);

    private final Sinks.Many<DeliveryView> deliveries = Sinks.many().multicast().directBestEffort();

    @Override
    public Mono<Void> handle(WebhookDelivery delivery) {
        return Mono.fromRunnable(() -> deliveries.emitNext(
                DeliveryView.of(delivery), Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1))));
    }

    /** Each browser has a buffer, since the sink ends with an error if nobody takes a delivery at once. */
    @GetMapping(path = "/api/deliveries", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<DeliveryView>> deliveries() {
        return Flux.merge(
                comments(),
                deliveries
                        .asFlux()
                        .onBackpressureBuffer(WAITING, BufferOverflowStrategy.DROP_OLDEST)
                        .map(delivery -> ServerSentEvent.builder(delivery).build()));
    }

    /** The first comment makes the server send the headers, and the others keep proxies from closing the connection. */
    private static Flux<ServerSentEvent<DeliveryView>> comments() {
        return Flux.interval(Duration.ZERO, COMMENT_INTERVAL)
                .onBackpressureDrop()
                .map(number ->
                        ServerSentEvent.<DeliveryView>builder().comment("").build());
    }
}
