package io.kinescope.client.filerequests;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.Fixtures;
import io.kinescope.client.api.RecordingExchange;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class FileRequestsTest {

    private static final String ID = "nmy77cZuc1TABAUZHCfoms";

    @Test
    void lists() {
        RecordingExchange exchange = answering("filerequests/list");
        StepVerifier.create(fileRequests(exchange).list(FileRequestQuery.of().archived(false)))
                .assertNext(request -> assertThat(request.id()).isEqualTo(ID))
                .verifyComplete();
        assertThat(exchange.sent()).isEqualTo("GET /v1/file-requests?archived=false&page=1&per_page=10");
    }

    @Test
    void listsByPage() {
        RecordingExchange exchange = answering("filerequests/list");
        StepVerifier.create(fileRequests(exchange).list().pages())
                .assertNext(page -> assertThat(page.total()).isEqualTo(1))
                .verifyComplete();
        assertThat(exchange.sent()).isEqualTo("GET /v1/file-requests?page=1&per_page=10");
    }

    @Test
    void gets() {
        RecordingExchange exchange = answering("filerequests/get");
        StepVerifier.create(fileRequests(exchange).get(ID))
                .assertNext(request -> {
                    assertThat(request.name()).isEqualTo("Rename request");
                    assertThat(request.title()).isNull();
                    assertThat(request.archivedAt()).isNull();
                })
                .verifyComplete();
        assertThat(exchange.sent()).isEqualTo("GET /v1/file-requests/" + ID);
    }

    @Test
    void creates() {
        RecordingExchange exchange = answering("filerequests/create");
        FileRequestCreate homework = FileRequestCreate.of("Homework", "f1")
                .description("All of it")
                .expiredAt(Instant.parse("2030-01-01T00:00:00Z"));
        StepVerifier.create(fileRequests(exchange).create(homework))
                .assertNext(request -> {
                    assertThat(request.title()).isEqualTo("Homework");
                    assertThat(request.description()).isEqualTo("All of it");
                    assertThat(request.name()).isNull();
                })
                .verifyComplete();
        assertThat(exchange.sent())
                .isEqualTo("POST /v1/file-requests {\"title\":\"Homework\",\"uploading_location_id\":\"f1\","
                        + "\"description\":\"All of it\",\"expired_at\":\"2030-01-01T00:00:00Z\"}");
    }

    @Test
    void updates() {
        RecordingExchange exchange = answering("filerequests/update");
        FileRequestUpdate update = FileRequestUpdate.of()
                .title("Rename request")
                .uploadingLocationId("f1")
                .expiredAt(null)
                .archived(false);
        StepVerifier.create(fileRequests(exchange).update(ID, update))
                .assertNext(request -> assertThat(request.updatedAt()).isNotNull())
                .verifyComplete();
        assertThat(exchange.sent())
                .isEqualTo("PUT /v1/file-requests/" + ID + " {\"title\":\"Rename request\","
                        + "\"uploading_location_id\":\"f1\",\"expired_at\":null,\"archived\":false}");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = answering("filerequests/delete");
        StepVerifier.create(fileRequests(exchange).delete(ID)).verifyComplete();
        assertThat(exchange.sent()).isEqualTo("DELETE /v1/file-requests/" + ID);
    }

    private static RecordingExchange answering(String fixture) {
        return RecordingExchange.answering(Fixtures.answer(fixture));
    }

    private static FileRequests fileRequests(RecordingExchange exchange) {
        return new FileRequests(exchange.strict());
    }
}
