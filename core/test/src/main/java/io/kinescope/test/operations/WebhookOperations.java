package io.kinescope.test.operations;

import io.kinescope.test.http.Call;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Fields;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.Json;
import io.kinescope.test.json.Uuids;
import io.kinescope.test.library.Library;
import io.kinescope.test.library.Store;
import io.kinescope.test.library.Webhooks;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Lists and changes webhooks; none of them is ever called. */
final class WebhookOperations {

    private final Store<ObjectNode> webhooks;

    WebhookOperations(Library library) {
        this.webhooks = library.webhooks();
    }

    void register(Routes routes) {
        routes.add("GET", "/v1/webhooks", this::list);
        routes.add("POST", "/v1/webhooks", this::create);
        routes.add("PUT", "/v1/webhooks/{webhook_id}", this::update);
        routes.add("DELETE", "/v1/webhooks/{webhook_id}", this::delete);
    }

    private ObjectNode list(Call call) {
        return Envelope.list(webhooks.all());
    }

    private ObjectNode create(Call call) {
        Fields body = call.body().require("name").require("endpoint");
        return store(Webhooks.webhook(Uuids.random(), "", "", List.of()), body);
    }

    private ObjectNode update(Call call) {
        ObjectNode old = webhooks.require(call.id("webhook_id"));
        return store(old.deepCopy(), call.body().keep("name").keep("endpoint"));
    }

    private ObjectNode delete(Call call) {
        webhooks.delete(webhooks.require(call.id("webhook_id")));
        return Envelope.success();
    }

    private ObjectNode store(ObjectNode webhook, Fields body) {
        body.check();
        for (String name : new String[] {"name", "endpoint", "login", "password"}) {
            if (body.has(name)) {
                webhook.put(name, body.text(name, ""));
            }
        }
        if (body.has("events")) {
            webhook.set("events", Json.array(body.texts("events")));
        }
        webhooks.put(webhook);
        return Envelope.data(webhook);
    }
}
