package io.kinescope.spring.boot.web;

import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.ClosedException;
import io.kinescope.client.error.RateLimitedException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.error.WaitTooLongException;
import io.kinescope.client.webhooks.Webhook;
import io.kinescope.client.webhooks.WebhookCreate;
import io.kinescope.client.webhooks.Webhooks;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.retry.RetryBackoffSpec;

/**
 * Registers the application's webhook once the application is ready to receive deliveries. A failure is logged and does not
 * harm the application: it is tried again unless Kinescope refused the registration itself.
 */
final class WebhookRegistration implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

    private static final Log LOG = LogFactory.getLog(WebhookRegistration.class);

    private final Webhooks webhooks;
    private final WebhookCreate webhook;
    private final RetryBackoffSpec retry;
    private final Disposable.Swap running = Disposables.swap();

    WebhookRegistration(Webhooks webhooks, WebhookCreate webhook, RetryBackoffSpec retry) {
        this.webhooks = webhooks;
        this.webhook = webhook;
        this.retry = retry.filter(WebhookRegistration::isTransient).doBeforeRetry(signal -> warn(signal.failure()));
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        running.update(registered().subscribe());
    }

    /** Registers the webhook; completes whatever happens. */
    Mono<Void> registered() {
        return webhooks.register(webhook)
                .retryWhen(retry)
                .doOnNext(WebhookRegistration::confirm)
                .then()
                .onErrorComplete(WebhookRegistration::giveUp);
    }

    @Override
    public void destroy() {
        running.dispose();
    }

    private static void confirm(Webhook registered) {
        LOG.info("The webhook " + registered.id() + " of Kinescope is registered");
    }

    private static void warn(Throwable failure) {
        LOG.warn("The webhook could not be registered at Kinescope and will be tried again: " + failure.getMessage());
    }

    private static boolean giveUp(Throwable failure) {
        if (!(failure instanceof ClosedException)) {
            LOG.error("The webhook was not registered at Kinescope", failure);
        }
        return true;
    }

    private static boolean isTransient(Throwable failure) {
        return failure instanceof TransportException
                || failure instanceof WaitTooLongException
                || failure instanceof RateLimitedException
                || (failure instanceof ApiException error && error.status() >= 500);
    }
}
