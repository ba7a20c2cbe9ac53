package io.kinescope.client.materials;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.Fixtures;
import io.kinescope.client.api.RecordingExchange;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class AdditionalMaterialsTest {

    private static final String ID = "8VYZT2rW5vbvRBcWruuNFo";

    @Test
    void links() {
        RecordingExchange exchange = answering("materials/link");
        StepVerifier.create(materials(exchange).link(ID))
                .assertNext(link -> assertThat(link.link()).isEqualTo("https://cdn.example/img.png"))
                .verifyComplete();
        assertThat(exchange.sent()).isEqualTo("GET /v1/additional-materials/" + ID + "/link");
    }

    @Test
    void updates() {
        RecordingExchange exchange = answering("materials/update");
        StepVerifier.create(materials(exchange).update(ID, "New title"))
                .assertNext(material -> {
                    assertThat(material.title()).isEqualTo("New title");
                    assertThat(material.size()).isEqualTo(163_427);
                    assertThat(material.deletedAt()).isNull();
                })
                .verifyComplete();
        assertThat(exchange.sent()).isEqualTo("PUT /v1/additional-materials/" + ID + " {\"title\":\"New title\"}");
    }

    @Test
    void reorders() {
        RecordingExchange exchange = answering("materials/reorder");
        StepVerifier.create(materials(exchange).reorder(List.of("b", "a"))).verifyComplete();
        assertThat(exchange.sent()).isEqualTo("PATCH /v1/additional-materials/reorder [\"b\",\"a\"]");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = answering("materials/delete");
        StepVerifier.create(materials(exchange).delete(ID)).verifyComplete();
        assertThat(exchange.sent()).isEqualTo("DELETE /v1/additional-materials/" + ID);
    }

    private static RecordingExchange answering(String fixture) {
        return RecordingExchange.answering(Fixtures.answer(fixture));
    }

    private static AdditionalMaterials materials(RecordingExchange exchange) {
        return new AdditionalMaterials(exchange.strict());
    }
}
