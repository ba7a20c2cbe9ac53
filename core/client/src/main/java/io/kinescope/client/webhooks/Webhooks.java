package io.kinescope.client.webhooks;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.Listing;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The webhooks of the workspace: URLs of yours that Kinescope posts events to.
 *
 * <pre>{@code
 * WebhookCreate ready = WebhookCreate.of("Ready", "https://example.org/kinescope", WebhookEvent.MEDIA_UPDATE_STATUS);
 * Mono<String> id = client.webhooks().create(ready).map(Webhook::id);
 * }</pre>
 */
public final class Webhooks {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Webhooks(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all webhooks: {@code GET /v1/webhooks}.
     *
     * @return the webhooks
     */
    public Listing<Webhook> list() {
        return api.get("/v1/webhooks").allPages(Webhook.class);
    }

    /**
     * Creates a webhook: {@code POST /v1/webhooks}.
     *
     * @param webhook the new webhook
     * @return the webhook
     */
    public Mono<Webhook> create(WebhookCreate webhook) {
        return api.post("/v1/webhooks").body(webhook).data(Webhook.class);
    }

    /**
     * Creates or changes the webhook of an endpoint: changes the first one with the same endpoint, {@code PUT
     * /v1/webhooks/{webhook_id}}, or creates one if there is none, {@code POST /v1/webhooks}. So an application can register
     * itself at every start.
     *
     * @param webhook the webhook as it should be
     * @return the webhook
     */
    public Mono<Webhook> register(WebhookCreate webhook) {
        Objects.requireNonNull(webhook, "webhook must not be null");
        return list().filter(known ->
                        Objects.equals(known.endpoint(), webhook.values().get("endpoint")))
                .next()
                .flatMap(known -> update(known.id(), webhook.asUpdate()))
                .switchIfEmpty(Mono.defer(() -> create(webhook)));
    }

    /**
     * Changes a webhook: {@code PUT /v1/webhooks/{webhook_id}}.
     *
     * @param webhookId the webhook's id
     * @param update the changes
     * @return the changed webhook
     */
    public Mono<Webhook> update(String webhookId, WebhookUpdate update) {
        return api.put("/v1/webhooks/{webhook_id}", webhookId).body(update).data(Webhook.class);
    }

    /**
     * Deletes a webhook: {@code DELETE /v1/webhooks/{webhook_id}}.
     *
     * @param webhookId the webhook's id
     * @return completes when the webhook is deleted
     */
    public Mono<Void> delete(String webhookId) {
        return api.delete("/v1/webhooks/{webhook_id}", webhookId).done();
    }
}
