package io.kinescope.spring.boot.web;

import io.kinescope.client.callback.WebhookDelivery;
import reactor.core.publisher.Mono;

/**
 * A handler of the webhook deliveries that arrive at {@code kinescope.webhooks.path}. Beans of this type are called in their
 * order, each after the one before it has succeeded.
 */
@FunctionalInterface
public interface WebhookHandler {

    /**
     * Handles a delivery. Kinescope gets the status 200 after all handlers have succeeded, and may deliver again after a
     * failure. So a handler must bear a delivery that it has handled before.
     *
     * @param delivery the delivery
     * @return completes when the delivery is handled; an error is logged and answered with the status 500
     */
    Mono<Void> handle(WebhookDelivery delivery);
}
