package io.kinescope.test.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.Caller;
import io.kinescope.test.Caller.Reply;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FolderOperationsTest {

    private final LocalKinescope kinescope =
            LocalKinescope.builder().unlimited().start();
    private final Caller caller = new Caller(kinescope);
    private JsonNode project = Json.object();
    private String path = "";

    @BeforeEach
    void pick() {
        project = caller.get("/v1/projects").items().stream()
                .filter(candidate -> text(candidate, "name").equals("Marketing"))
                .findFirst()
                .orElseThrow();
        path = "/v1/projects/" + text(project, "id") + "/folders";
    }

    @AfterEach
    void close() {
        kinescope.close();
    }

    @Test
    void listsFoldersOfAProject() {
        Reply reply = caller.get(path);
        assertThat(names(reply)).containsExactly("Campaigns", "Customer stories", "Summer", "Winter");
        assertThat(reply.body().path("meta").toString())
                .isEqualTo("{\"pagination\":{\"page\":1,\"per_page\":10,\"total\":4},\"order\":{\"name\":\"asc\"}}");
        assertThat(names(caller.get(path + "?order=created_at.desc")))
                .containsExactly("Customer stories", "Winter", "Summer", "Campaigns");
        assertThat(names(caller.get(path + "?order=name.desc&per_page=3&page=2")))
                .containsExactly("Campaigns");
        assertThat(caller.get(path + "?order=title").code()).isEqualTo(400216);
        assertThat(reply.items()).containsExactlyInAnyOrderElementsOf(project.path("folders"));
    }

    @Test
    void nestsFolders() {
        JsonNode campaigns = folder("Campaigns");
        assertThat(campaigns.path("parent_id")).isEqualTo(project.path("id"));
        assertThat(folder("Summer").path("parent_id")).isEqualTo(campaigns.path("id"));
        assertThat(caller.get(path + "/" + text(campaigns, "id")).data()).isEqualTo(campaigns);
        assertThat(caller.get("/v1/videos?folder_id=" + text(campaigns, "id")).total())
                .isEqualTo(campaigns.path("items_count").intValue());
    }

    @Test
    void creates() {
        JsonNode root = caller.send("POST", path, "{'name':'New'}").data();
        assertThat(root.path("parent_id")).isEqualTo(project.path("id"));
        assertThat(root.path("project_id")).isEqualTo(project.path("id"));
        assertThat(root.path("updated_at").isNull()).isTrue();
        assertThat(root.path("items_count").intValue()).isZero();
        JsonNode nested = caller.send("POST", path, "{'name':'In it','parent_id':'" + text(root, "id") + "'}")
                .data();
        assertThat(nested.path("parent_id")).isEqualTo(root.path("id"));
        assertThat(caller.get(path).items()).contains(root, nested).hasSize(6);
        Reply missing = caller.send("POST", path, "{}");
        assertThat(missing.code()).isEqualTo(400400);
        assertThat(caller.send("POST", path, "{'name':'x','parent_id':'" + Caller.NOBODY + "'}")
                        .code())
                .isEqualTo(404404);
        assertThat(caller.send("POST", path, "").code()).isEqualTo(1);
    }

    @Test
    void renames() {
        JsonNode folder = folder("Summer");
        String one = path + "/" + text(folder, "id");
        JsonNode renamed = caller.send("PUT", one, "{'name':'Autumn'}").data();
        assertThat(text(renamed, "name")).isEqualTo("Autumn");
        assertThat(renamed.path("parent_id")).isEqualTo(folder.path("parent_id"));
        assertThat(renamed.path("created_at")).isEqualTo(folder.path("created_at"));
        assertThat(renamed.path("updated_at")).isNotEqualTo(folder.path("updated_at"));
        assertThat(caller.get(one).data()).isEqualTo(renamed);
        assertThat(caller.send("PUT", one, "{'name':''}").code()).isEqualTo(400400);
    }

    @Test
    void deletesWithAllThatIsInIt() {
        JsonNode campaigns = folder("Campaigns");
        JsonNode summer = folder("Summer");
        Reply reply = caller.delete(path + "/" + text(campaigns, "id"));
        assertThat(reply.data()).isEqualTo(campaigns);
        assertThat(names(caller.get(path))).containsExactly("Customer stories");
        assertThat(caller.get(path + "/" + text(summer, "id")).status()).isEqualTo(404);
        assertThat(caller.get("/v1/videos?folder_id=" + text(summer, "id")).total())
                .isZero();
        assertThat(caller.get("/v1/videos?project_id=" + text(project, "id")).total())
                .isPositive()
                .isLessThan(project.path("items_count").intValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void knowsWhichFoldersThereAre(String method) {
        assertThat(caller.send(method, path + "/" + Caller.NOBODY, "{}").code()).isEqualTo(404404);
        assertThat(caller.send(method, path + "/1", "{}").code()).isEqualTo(400301);
        String other = caller.get("/v1/projects").items().stream()
                .map(candidate -> text(candidate, "id"))
                .filter(id -> !id.equals(text(project, "id")))
                .findFirst()
                .orElseThrow();
        String elsewhere = "/v1/projects/" + other + "/folders/" + text(folder("Summer"), "id");
        assertThat(caller.send(method, elsewhere, "{}").code()).isEqualTo(404404);
    }

    private JsonNode folder(String name) {
        return caller.get(path).items().stream()
                .filter(folder -> text(folder, "name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Reply reply) {
        return reply.items().stream().map(folder -> text(folder, "name")).toList();
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }
}
