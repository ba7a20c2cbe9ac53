package io.kinescope.client.folders;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.listing.Order;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class FoldersTest {

    private static final String PROJECT = "mNFQz2wYTBhLkPBCo9oS8m";
    private static final String ID = "spuavLLtW44iUmHbL75z2u";

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("folders/list");
        FolderQuery query = FolderQuery.of().order(Order.desc("created_at"));
        StepVerifier.create(folders(exchange).list(PROJECT, query))
                .assertNext(folder -> assertThat(folder.id()).isEqualTo(ID))
                .verifyComplete();
        exchange.assertSent("GET /v1/projects/" + PROJECT + "/folders?order=created_at.desc&page=1&per_page=10");
    }

    @Test
    void listsByPage() {
        RecordingExchange exchange = RecordingExchange.answeringWith("folders/list");
        StepVerifier.create(folders(exchange).list(PROJECT).pages())
                .assertNext(page -> assertThat(page.total()).isEqualTo(1))
                .verifyComplete();
        exchange.assertSent("GET /v1/projects/" + PROJECT + "/folders?page=1&per_page=10");
    }

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("folders/get");
        StepVerifier.create(folders(exchange).get(PROJECT, ID))
                .assertNext(folder -> assertThat(folder.projectId()).isEqualTo(PROJECT))
                .verifyComplete();
        exchange.assertSent("GET /v1/projects/" + PROJECT + "/folders/" + ID);
    }

    @Test
    void creates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("folders/create");
        StepVerifier.create(folders(exchange)
                        .create(PROJECT, FolderCreate.of("New folder").parentId("above")))
                .assertNext(folder -> assertThat(folder.name()).isEqualTo("New folder"))
                .verifyComplete();
        exchange.assertSent(
                "POST /v1/projects/" + PROJECT + "/folders", "{\"name\":\"New folder\",\"parent_id\":\"above\"}");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("folders/update");
        StepVerifier.create(folders(exchange).update(PROJECT, ID, "New folder updated"))
                .assertNext(folder -> assertThat(folder.updatedAt()).isNotNull())
                .verifyComplete();
        exchange.assertSent("PUT /v1/projects/" + PROJECT + "/folders/" + ID, "{\"name\":\"New folder updated\"}");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answeringWith("folders/delete");
        StepVerifier.create(folders(exchange).delete(PROJECT, ID))
                .assertNext(folder -> assertThat(folder.id()).isEqualTo(ID))
                .verifyComplete();
        exchange.assertSent("DELETE /v1/projects/" + PROJECT + "/folders/" + ID);
    }

    private static Folders folders(RecordingExchange exchange) {
        return new Folders(exchange.strict());
    }
}
