package io.kinescope.test.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.Caller;
import io.kinescope.test.Caller.Reply;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.videos.SampleProject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ProjectOperationsTest {

    private final LocalKinescope kinescope =
            LocalKinescope.builder().unlimited().start();
    private final Caller caller = new Caller(kinescope);

    @AfterEach
    void close() {
        kinescope.close();
    }

    @Test
    void listsProjectsOfOneCatalog() {
        Reply reply = caller.get("/v1/projects?per_page=100");
        assertThat(reply.body().path("meta").toString())
                .isEqualTo("{\"pagination\":{\"page\":1,\"per_page\":100,\"total\":%d},\"order\":{\"name\":\"asc\"}}"
                        .formatted(SampleProject.SAMPLES.size()));
        assertThat(names(reply)).isSorted().contains("Webinars", "Marketing", "История России");
        assertThat(names(caller.get("/v1/projects?catalog_type=vod&per_page=100")))
                .isEqualTo(names(reply));
        assertThat(names(caller.get("/v1/projects?catalog_type=live")))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(names(reply));
        assertThat(caller.get("/v1/projects?catalog_type=tv").code()).isEqualTo(400400);
        assertThat(caller.get("/v1/projects?page=2&per_page=3").items()).hasSize(3);
    }

    @Test
    void countsWhatIsInAProject() {
        List<JsonNode> projects = caller.get("/v1/projects?per_page=100").items();
        assertThat(projects.stream()
                        .mapToInt(project -> project.path("items_count").intValue())
                        .sum())
                .isEqualTo(2000);
        JsonNode project = projects.get(0);
        List<JsonNode> videos = caller.all("/v1/videos?project_id=" + text(project, "id"));
        assertThat(videos).hasSize(project.path("items_count").intValue());
        long size = 0;
        for (JsonNode video : videos) {
            for (JsonNode asset : video.path("assets")) {
                size += asset.path("file_size").longValue();
            }
        }
        assertThat(project.path("size").longValue()).isEqualTo(size);
        assertThat(caller.get("/v1/projects/" + text(project, "id")).data()).isEqualTo(project);
    }

    @Test
    void creates() {
        Reply reply = caller.send(
                "POST",
                "/v1/projects",
                "{'name':'Новый','privacy_type':'custom','privacy_domains':['a.b'],'encrypted':true,'catalog_type':'live'}");
        assertThat(reply.status()).isEqualTo(200);
        JsonNode project = reply.data();
        assertThat(text(project, "name")).isEqualTo("Новый");
        assertThat(text(project, "privacy_type")).isEqualTo("custom");
        assertThat(project.path("privacy_domains").toString()).isEqualTo("[\"a.b\"]");
        assertThat(project.path("encrypted").booleanValue()).isTrue();
        assertThat(project.path("items_count").intValue()).isZero();
        assertThat(project.path("folders")).isEmpty();
        assertThat(project.path("updated_at").isNull()).isTrue();
        assertThat(caller.get("/v1/projects/" + text(project, "id")).data()).isEqualTo(project);
        assertThat(caller.get("/v1/projects?catalog_type=live").items()).contains(project);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};name required, privacy_type required",
                "{'name':'x','privacy_type':'all'};privacy_type oneof",
                "{'name':'x','privacy_type':'custom'};privacy_domains required_if",
                "{'name':'x','privacy_type':'nowhere','catalog_type':'tv'};catalog_type oneof"
            })
    void createsNothingElse(String body, String expected) {
        Reply reply = caller.send("POST", "/v1/projects", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(400400);
        assertThat(reply.error().path("invalid_params"))
                .extracting(param -> text(param, "name") + " " + text(param, "reason"))
                .containsExactly(expected.split(", "));
        assertThat(caller.get("/v1/projects").total()).isEqualTo(SampleProject.SAMPLES.size());
    }

    @Test
    void updates() {
        JsonNode project = project("Marketing");
        String path = "/v1/projects/" + text(project, "id");
        JsonNode video = first(project);
        Reply reply = caller.send("PUT", path, "{'name':'Ads','privacy_type':'nowhere'}");
        assertThat(text(reply.data(), "name")).isEqualTo("Ads");
        assertThat(text(reply.data(), "privacy_type")).isEqualTo("nowhere");
        assertThat(reply.data().path("folders")).isEqualTo(project.path("folders"));
        assertThat(reply.data().path("updated_at").isString()).isTrue();
        assertThat(caller.get(path).data()).isEqualTo(reply.data());
        assertThat(first(project)).isEqualTo(video);
        Reply missing = caller.send("PUT", path, "{'name':'Ads'}");
        assertThat(text(missing.error().path("invalid_params").get(0), "name")).isEqualTo("privacy_type");
    }

    @Test
    void appliesItsPrivacyToItsVideos() {
        JsonNode project = project("Marketing");
        String id = text(project, "id");
        String changed = "/v1/videos/" + text(first(project), "id");
        caller.send("PATCH", changed, "{'title':'Changed before'}");
        JsonNode elsewhere = first(project("Webinars"));
        String player = "0f62adab-d97f-48b6-b391-0d4eed1df3e2";
        caller.send(
                "PUT",
                "/v1/projects/" + id,
                "{'privacy_type':'custom','privacy_domains':['a.b'],'player_id':'%s','apply_to_videos':true}"
                        .formatted(player));
        assertThat(caller.all("/v1/videos?project_id=" + id))
                .hasSize(project.path("items_count").intValue())
                .allMatch(video -> text(video, "privacy_type").equals("custom"))
                .allMatch(video -> video.path("privacy_domains").toString().equals("[\"a.b\"]"))
                .allMatch(video -> text(video, "player_id").equals(player));
        assertThat(text(caller.get(changed).data(), "title")).isEqualTo("Changed before");
        assertThat(caller.get("/v1/videos/" + text(elsewhere, "id")).data()).isEqualTo(elsewhere);

        caller.send("PATCH", changed, "{'privacy_type':'anywhere'}");
        assertThat(text(caller.get(changed).data(), "privacy_type")).isEqualTo("anywhere");
        String target = "{'project_id':'" + text(elsewhere, "project_id") + "'}";
        String moved = text(
                caller.get("/v1/videos?project_id=" + id + "&page=2&per_page=1")
                        .items()
                        .get(0),
                "id");
        caller.send("PUT", "/v1/videos/" + moved + "/move", target);
        caller.send("PUT", "/v1/projects/" + id, "{'privacy_type':'nowhere','apply_to_videos':true}");
        assertThat(text(caller.get("/v1/videos/" + moved).data(), "privacy_type"))
                .isEqualTo("custom");
        assertThat(text(caller.get(changed).data(), "privacy_type")).isEqualTo("nowhere");
    }

    @Test
    void deletesWithAllThatIsInIt() {
        JsonNode project = project("Marketing");
        String id = text(project, "id");
        String video = text(first(project), "id");
        assertThat(caller.delete("/v1/projects/" + id).body().toString()).isEqualTo("{\"data\":{\"success\":true}}");
        assertThat(caller.get("/v1/projects/" + id).status()).isEqualTo(404);
        assertThat(caller.get("/v1/projects/" + id + "/folders").status()).isEqualTo(404);
        assertThat(caller.get("/v1/videos/" + video).status()).isEqualTo(404);
        assertThat(caller.get("/v1/videos").total())
                .isEqualTo(2000 - project.path("items_count").intValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void knowsWhichProjectsThereAre(String method) {
        assertThat(caller.send(method, "/v1/projects/" + Caller.NOBODY, "{}").code())
                .isEqualTo(404404);
        assertThat(caller.send(method, "/v1/projects/1", "{}").code()).isEqualTo(400301);
    }

    private JsonNode project(String name) {
        return caller.get("/v1/projects?per_page=100").items().stream()
                .filter(project -> text(project, "name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode first(JsonNode project) {
        return caller.get("/v1/videos?per_page=1&project_id=" + text(project, "id"))
                .items()
                .get(0);
    }

    private static List<String> names(Reply reply) {
        return reply.items().stream().map(project -> text(project, "name")).toList();
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }
}
