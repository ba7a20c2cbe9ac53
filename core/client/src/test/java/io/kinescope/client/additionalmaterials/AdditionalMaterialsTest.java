package io.kinescope.client.additionalmaterials;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class AdditionalMaterialsTest {

    private static final String ID = "8VYZT2rW5vbvRBcWruuNFo";

    @Test
    void getsTheLink() {
        RecordingExchange exchange = RecordingExchange.answeringWith("additionalmaterials/get-link");
        StepVerifier.create(materials(exchange).getLink(ID))
                .assertNext(link -> assertThat(link.link()).isEqualTo("https://cdn.example/img.png"))
                .verifyComplete();
        exchange.assertSent("GET /v1/additional-materials/" + ID + "/link");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("additionalmaterials/update");
        StepVerifier.create(materials(exchange).update(ID, "New title"))
                .assertNext(material -> {
                    assertThat(material.title()).isEqualTo("New title");
                    assertThat(material.size()).isEqualTo(163_427);
                    assertThat(material.deletedAt()).isNull();
                })
                .verifyComplete();
        exchange.assertSent("PUT /v1/additional-materials/" + ID, "{\"title\":\"New title\"}");
    }

    @Test
    void reorders() {
        RecordingExchange exchange = RecordingExchange.answeringWith("additionalmaterials/reorder");
        StepVerifier.create(materials(exchange).reorder(List.of("b", "a"))).verifyComplete();
        exchange.assertSent("PATCH /v1/additional-materials/reorder", "[\"b\",\"a\"]");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answeringWith("additionalmaterials/delete");
        StepVerifier.create(materials(exchange).delete(ID)).verifyComplete();
        exchange.assertSent("DELETE /v1/additional-materials/" + ID);
    }

    private static AdditionalMaterials materials(RecordingExchange exchange) {
        return new AdditionalMaterials(exchange.strict());
    }
}
