package io.kinescope.test.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.Caller;
import io.kinescope.test.LocalKinescope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebhookOperationsTest {

    private final LocalKinescope kinescope =
            LocalKinescope.builder().unlimited().start();
    private final Caller caller = new Caller(kinescope);

    @AfterEach
    void close() {
        kinescope.close();
    }

    @Test
    void createsChangesAndDeletes() {
        assertThat(caller.get("/v1/webhooks").items()).hasSize(2);
        JsonNode webhook = caller.send(
                        "POST", "/v1/webhooks", "{'name':'N','endpoint':'https://a.b/c','events':['live.created']}")
                .data();
        assertThat(webhook.path("endpoint").stringValue()).isEqualTo("https://a.b/c");
        assertThat(webhook.path("events").toString()).isEqualTo("[\"live.created\"]");
        assertThat(caller.get("/v1/webhooks").items()).hasSize(3).contains(webhook);
        String path = "/v1/webhooks/" + webhook.path("id").stringValue();
        JsonNode changed =
                caller.send("PUT", path, "{'login':'L','password':'P'}").data();
        assertThat(changed.path("login").stringValue()).isEqualTo("L");
        assertThat(changed.path("password").stringValue()).isEqualTo("P");
        assertThat(changed.path("name").stringValue()).isEqualTo("N");
        assertThat(changed.path("events")).isEqualTo(webhook.path("events"));
        assertThat(caller.get("/v1/webhooks").items()).contains(changed).doesNotContain(webhook);
        assertThat(caller.delete(path).data().path("success").booleanValue()).isTrue();
        assertThat(caller.get("/v1/webhooks").items()).hasSize(2);
        assertThat(caller.send("PUT", path, "{}").code()).isEqualTo(404404);
    }

    @Test
    void demandsNameAndEndpoint() {
        assertThat(caller.send("POST", "/v1/webhooks", "{'name':'N'}").error().path("invalid_params"))
                .extracting(param -> param.path("name").stringValue())
                .containsExactly("endpoint");
        String path = "/v1/webhooks/"
                + caller.get("/v1/webhooks").items().get(0).path("id").stringValue();
        assertThat(caller.send("PUT", path, "{'name':''}").code()).isEqualTo(400400);
        assertThat(caller.get("/v1/webhooks").items()).hasSize(2);
    }
}
