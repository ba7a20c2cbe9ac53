package io.kinescope.client.folders;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.Order;
import io.kinescope.client.api.Fixtures;
import io.kinescope.client.api.RecordingExchange;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class FoldersTest {

    private static final String PROJECT = "mNFQz2wYTBhLkPBCo9oS8m";
    private static final String ID = "spuavLLtW44iUmHbL75z2u";

    @Test
    void lists() {
        RecordingExchange exchange = answering("folders/list");
        FolderQuery query = FolderQuery.of().order(Order.desc("created_at"));
        StepVerifier.create(folders(exchange).list(PROJECT, query))
                .assertNext(folder -> assertThat(folder.id()).isEqualTo(ID))
                .verifyComplete();
        assertThat(exchange.sent())
                .isEqualTo("GET /v1/projects/" + PROJECT + "/folders?order=created_at.desc&page=1&per_page=10");
    }

    @Test
    void listsByPage() {
        RecordingExchange exchange = answering("folders/list");
        StepVerifier.create(folders(exchange).list(PROJECT).pages())
                .assertNext(page -> assertThat(page.total()).isEqualTo(1))
                .verifyComplete();
        assertThat(exchange.sent()).isEqualTo("GET /v1/projects/" + PROJECT + "/folders?page=1&per_page=10");
    }

    @Test
    void gets() {
        RecordingExchange exchange = answering("folders/get");
        StepVerifier.create(folders(exchange).get(PROJECT, ID))
                .assertNext(folder -> assertThat(folder.projectId()).isEqualTo(PROJECT))
                .verifyComplete();
        assertThat(exchange.sent()).isEqualTo("GET /v1/projects/" + PROJECT + "/folders/" + ID);
    }

    @Test
    void creates() {
        RecordingExchange exchange = answering("folders/create");
        StepVerifier.create(folders(exchange)
                        .create(PROJECT, FolderCreate.of("New folder").parentId("above")))
                .assertNext(folder -> assertThat(folder.name()).isEqualTo("New folder"))
                .verifyComplete();
        assertThat(exchange.sent())
                .isEqualTo(
                        "POST /v1/projects/" + PROJECT + "/folders {\"name\":\"New folder\",\"parent_id\":\"above\"}");
    }

    @Test
    void updates() {
        RecordingExchange exchange = answering("folders/update");
        StepVerifier.create(folders(exchange).update(PROJECT, ID, "New folder updated"))
                .assertNext(folder -> assertThat(folder.updatedAt()).isNotNull())
                .verifyComplete();
        assertThat(exchange.sent())
                .isEqualTo("PUT /v1/projects/" + PROJECT + "/folders/" + ID + " {\"name\":\"New folder updated\"}");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = answering("folders/delete");
        StepVerifier.create(folders(exchange).delete(PROJECT, ID))
                .assertNext(folder -> assertThat(folder.id()).isEqualTo(ID))
                .verifyComplete();
        assertThat(exchange.sent()).isEqualTo("DELETE /v1/projects/" + PROJECT + "/folders/" + ID);
    }

    private static RecordingExchange answering(String fixture) {
        return RecordingExchange.answering(Fixtures.answer(fixture));
    }

    private static Folders folders(RecordingExchange exchange) {
        return new Folders(exchange.strict());
    }
}
