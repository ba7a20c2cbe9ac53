package io.kinescope.client.filerequests;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class FileRequestsTest {

    private static final String ID = "nmy77cZuc1TABAUZHCfoms";

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("filerequests/list");
        StepVerifier.create(fileRequests(exchange).list(FileRequestQuery.of().archived(false)))
                .assertNext(request -> assertThat(request.id()).isEqualTo(ID))
                .verifyComplete();
        exchange.assertSent("GET /v1/file-requests?archived=false&page=1&per_page=10");
    }

    @Test
    void listsByPage() {
        RecordingExchange exchange = RecordingExchange.answeringWith("filerequests/list");
        StepVerifier.create(fileRequests(exchange).list().pages())
                .assertNext(page -> assertThat(page.total()).isEqualTo(1))
                .verifyComplete();
        exchange.assertSent("GET /v1/file-requests?page=1&per_page=10");
    }

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("filerequests/get");
        StepVerifier.create(fileRequests(exchange).get(ID))
                .assertNext(request -> {
                    assertThat(request.name()).isEqualTo("Rename request");
                    assertThat(request.title()).isNull();
                    assertThat(request.archivedAt()).isNull();
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/file-requests/" + ID);
    }

    @Test
    void creates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("filerequests/create");
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
        exchange.assertSent("POST /v1/file-requests", """
                        {"title":"Homework","uploading_location_id":"f1","description":"All of it",
                         "expired_at":"2030-01-01T00:00:00Z"}""");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("filerequests/update");
        FileRequestUpdate update = FileRequestUpdate.of()
                .title("Rename request")
                .uploadingLocationId("f1")
                .expiredAt(null)
                .archived(false);
        StepVerifier.create(fileRequests(exchange).update(ID, update))
                .assertNext(request -> assertThat(request.updatedAt()).isNotNull())
                .verifyComplete();
        exchange.assertSent("PUT /v1/file-requests/" + ID, """
                        {"title":"Rename request","uploading_location_id":"f1","expired_at":null,"archived":false}""");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answeringWith("filerequests/delete");
        StepVerifier.create(fileRequests(exchange).delete(ID)).verifyComplete();
        exchange.assertSent("DELETE /v1/file-requests/" + ID);
    }

    private static FileRequests fileRequests(RecordingExchange exchange) {
        return new FileRequests(exchange.strict());
    }
}
