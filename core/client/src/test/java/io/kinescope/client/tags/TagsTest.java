package io.kinescope.client.tags;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class TagsTest {

    private static final String ID = "3f1c2d4e-0000-4000-8000-000000000001";

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("tags/list");
        StepVerifier.create(tags(exchange).list().map(Tag::tag))
                .assertNext(tag -> assertThat(tag).isEqualTo("tag1"))
                .assertNext(tag -> assertThat(tag).isEqualTo("b.example"))
                .verifyComplete();
        exchange.assertSent("GET /v1/tags?page=1&per_page=10");
    }

    @Test
    void creates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("tags/create");
        StepVerifier.create(tags(exchange).create("tag1"))
                .assertNext(tag -> assertThat(tag.id()).isEqualTo(ID))
                .verifyComplete();
        exchange.assertSent("POST /v1/tags", "{\"tag\":\"tag1\"}");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("tags/update");
        StepVerifier.create(tags(exchange).update(ID, TagUpdate.of("tag2").archived(true)))
                .assertNext(tag -> assertThat(tag.tag()).isEqualTo("tag2"))
                .verifyComplete();
        exchange.assertSent("PUT /v1/tags/" + ID, "{\"tag\":\"tag2\",\"archived\":true}");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answeringWith("tags/delete");
        StepVerifier.create(tags(exchange).delete(ID)).verifyComplete();
        exchange.assertSent("DELETE /v1/tags/" + ID);
    }

    private static Tags tags(RecordingExchange exchange) {
        return new Tags(exchange.strict());
    }
}
