package io.kinescope.client.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.listing.Order;
import io.kinescope.client.type.PrivacyType;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class ProjectsTest {

    private static final String ID = "658e977b-3e2f-435f-913e-73e00465e638";

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("projects/list");
        StepVerifier.create(projects(exchange)
                        .list(ProjectQuery.of()
                                .catalogType(CatalogType.LIVE)
                                .order(Order.desc("name"))
                                .perPage(100)))
                .assertNext(project -> {
                    assertThat(project.name()).isEqualTo("My first project");
                    assertThat(project.folders()).hasSize(1);
                    assertThat(project.itemsCount()).isNull();
                })
                .assertNext(project -> assertThat(project.folders()).isEmpty())
                .verifyComplete();
        exchange.assertSent("GET /v1/projects?catalog_type=live&order=name.desc&per_page=100&page=1");
    }

    @Test
    void listsByPage() {
        RecordingExchange exchange = RecordingExchange.answeringWith("projects/list");
        StepVerifier.create(projects(exchange).list().pages())
                .assertNext(page -> assertThat(page.items()).hasSize(2))
                .verifyComplete();
        exchange.assertSent("GET /v1/projects?page=1&per_page=10");
    }

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("projects/get");
        StepVerifier.create(projects(exchange).get(ID))
                .assertNext(project -> {
                    assertThat(project.size()).isEqualTo(272_661_569_450L);
                    assertThat(project.privacyType()).isEqualTo(PrivacyType.CUSTOM);
                    assertThat(project.folders().get(0).parentId()).isEqualTo(project.id());
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/projects/" + ID);
    }

    @Test
    void creates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("projects/get");
        ProjectCreate project = ProjectCreate.of("Lectures", PrivacyType.CUSTOM, "example.org")
                .playerId("player")
                .encrypted(false)
                .catalogType(CatalogType.VOD);
        StepVerifier.create(projects(exchange).create(project))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("POST /v1/projects", """
                        {"name":"Lectures","privacy_type":"custom","privacy_domains":["example.org"],
                         "player_id":"player","encrypted":false,"catalog_type":"vod"}""");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("projects/update");
        ProjectUpdate update = ProjectUpdate.of(PrivacyType.ANYWHERE)
                .privacyDomains(List.of())
                .name("Project name updated")
                .applyToVideos(false)
                .playerId(null);
        StepVerifier.create(projects(exchange).update(ID, update))
                .assertNext(project -> assertThat(project.updatedAt()).isNotNull())
                .verifyComplete();
        exchange.assertSent("PUT /v1/projects/" + ID, """
                        {"privacy_type":"anywhere","privacy_domains":[],"name":"Project name updated",
                         "apply_to_videos":false,"player_id":null}""");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answering("");
        StepVerifier.create(projects(exchange).delete(ID)).verifyComplete();
        exchange.assertSent("DELETE /v1/projects/" + ID);
    }

    private static Projects projects(RecordingExchange exchange) {
        return new Projects(exchange.strict());
    }
}
