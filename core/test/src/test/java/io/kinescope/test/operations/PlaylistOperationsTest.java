package io.kinescope.test.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.Caller;
import io.kinescope.test.Caller.Reply;
import io.kinescope.test.LocalKinescope;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PlaylistOperationsTest {

    private static final String PATH = "/v1/playlists";

    private final LocalKinescope kinescope =
            LocalKinescope.builder().unlimited().start();
    private final Caller caller = new Caller(kinescope);
    private final List<JsonNode> videos = caller.get("/v1/videos?per_page=40").items();

    @AfterEach
    void close() {
        kinescope.close();
    }

    @Test
    void lists() {
        Reply reply = caller.get(PATH);
        assertThat(reply.total()).isEqualTo(4);
        assertThat(reply.body().path("meta").path("order").toString()).isEqualTo("{\"created_at\":\"desc\"}");
        assertThat(names(caller.get(PATH + "?order=name.desc&per_page=3")))
                .hasSize(3)
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(names(caller.get(PATH + "?order=created_at")))
                .containsExactly("Start here", "Best of the year", "Short ones", "Для первого урока");
        assertThat(caller.get(PATH + "?order=position").code()).isEqualTo(400216);
    }

    @Test
    void creates() {
        String project = caller.get("/v1/projects").items().get(0).path("id").stringValue();
        JsonNode playlist = caller.send(
                        "POST", PATH, "{'name':'New','parent_id':'%s','entity_ids':['%s']}".formatted(project, id(0)))
                .data();
        assertThat(text(playlist, "name")).isEqualTo("New");
        assertThat(text(playlist, "parent_id")).isEqualTo(project);
        assertThat(text(playlist, "embed_link")).startsWith("https://kinescope.io/embed/pl/");
        assertThat(caller.get(one(playlist)).data()).isEqualTo(playlist);
        assertThat(caller.get(PATH).items().get(0)).isEqualTo(playlist);
        assertThat(entities(playlist)).containsExactly(id(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};400400",
                "{'name':'x','parent_id':'00000000-0000-4000-8000-000000000000'};404404",
                "{'name':'x','entity_ids':['00000000-0000-4000-8000-000000000000']};404404",
                "{'name':'x','entity_ids':['1']};400301"
            })
    void createsNothingElse(String body, int code) {
        assertThat(caller.send("POST", PATH, body).code()).isEqualTo(code);
        assertThat(caller.get(PATH).total()).isEqualTo(4);
    }

    @Test
    void updatesWhatIsTold() {
        JsonNode playlist = create();
        JsonNode updated = caller.send(
                        "PATCH",
                        one(playlist),
                        "{'description':'D','privacy_type':'custom','privacy_domains':['a.b'],'settings':{'sort_order':'desc'}}")
                .data();
        assertThat(text(updated, "name")).isEqualTo("New");
        assertThat(text(updated, "description")).isEqualTo("D");
        assertThat(updated.path("privacy_domains").toString()).isEqualTo("[\"a.b\"]");
        assertThat(text(updated.path("settings"), "sort_field")).isEqualTo("created_at");
        assertThat(text(updated.path("settings"), "sort_order")).isEqualTo("desc");
        assertThat(caller.get(one(playlist)).data()).isEqualTo(updated);
        assertThat(caller.get(PATH + "?order=updated_at").items().get(0)).isEqualTo(updated);
        for (String wrong :
                new String[] {"{'name':''}", "{'privacy_type':'x'}", "{'settings':{'sort_field':'colour'}}"}) {
            assertThat(caller.send("PATCH", one(playlist), wrong).code()).isEqualTo(400400);
        }
        assertThat(caller.get(one(playlist)).data()).isEqualTo(updated);
    }

    @Test
    void deletes() {
        JsonNode playlist = create();
        assertThat(caller.delete(one(playlist)).data().path("success").booleanValue())
                .isTrue();
        assertThat(caller.get(one(playlist)).code()).isEqualTo(404404);
        assertThat(caller.get(PATH).total()).isEqualTo(4);
    }

    @Test
    void sortsWhatIsInIt() {
        JsonNode playlist = create();
        assertThat(entities(playlist)).containsExactly(id(3), id(2), id(1), id(0));
        caller.send("PATCH", one(playlist), "{'settings':{'sort_field':'custom'}}");
        assertThat(entities(playlist)).containsExactly(id(0), id(1), id(2), id(3));
        caller.send("PATCH", one(playlist), "{'settings':{'sort_field':'duration','sort_order':'desc'}}");
        assertThat(caller.get(one(playlist) + "/entities").items())
                .extracting(entity -> entity.path("duration").doubleValue())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void showsWhatIsInIt() {
        JsonNode entity = caller.get(one(create()) + "/entities").items().get(3);
        assertThat(entity.path("position").intValue()).isEqualTo(4);
        for (String name : new String[] {"id", "title", "status", "duration", "created_at", "updated_at"}) {
            assertThat(entity.path(name)).isEqualTo(video(0).path(name));
        }
    }

    @Test
    void addsAndTakesOut() {
        JsonNode playlist = create();
        String entities = one(playlist) + "/entities";
        Reply reply = caller.send("DELETE", entities, "{'entity_ids':['%s','%s']}".formatted(id(1), id(2)));
        assertThat(reply.data()).isEqualTo(playlist);
        assertThat(entities(playlist)).containsExactly(id(3), id(0));
        caller.send("POST", entities, "{'entity_ids':['%s','%s']}".formatted(id(0), id(1)));
        assertThat(entities(playlist)).containsExactly(id(3), id(1), id(0));
        assertThat(caller.send("POST", entities, "{'entity_ids':[]}").code()).isEqualTo(400400);
        assertThat(caller.send("DELETE", entities, "{}").code()).isEqualTo(400400);
    }

    @Test
    void forgetsDeletedVideos() {
        JsonNode playlist = create();
        caller.delete("/v1/videos/" + id(1));
        assertThat(entities(playlist)).containsExactly(id(3), id(2), id(0));
    }

    @Test
    void movesFromTheOrderThatIsSeen() {
        JsonNode playlist = create();
        JsonNode moved =
                caller.send("PUT", move(playlist, id(0)), "{'position':2}").data();
        assertThat(text(moved.path("settings"), "sort_field")).isEqualTo("custom");
        assertThat(entities(playlist)).containsExactly(id(3), id(0), id(2), id(1));
        caller.send("PUT", move(playlist, id(3)), "{'position':99}");
        assertThat(entities(playlist)).containsExactly(id(0), id(2), id(1), id(3));
        assertThat(caller.send("PUT", move(playlist, id(0)), "{'position':0}").code())
                .isEqualTo(400400);
        assertThat(caller.send("PUT", move(playlist, Caller.NOBODY), "{'position':1}")
                        .code())
                .isEqualTo(404404);
    }

    @Test
    void goesWithItsProject() {
        JsonNode playlist = caller.get(PATH).items().get(0);
        caller.delete("/v1/projects/" + text(playlist, "parent_id"));
        assertThat(caller.get(one(playlist)).code()).isEqualTo(404404);
        assertThat(caller.get(PATH).total()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PATCH", "DELETE"})
    void knowsWhichPlaylistsThereAre(String method) {
        assertThat(caller.send(method, PATH + "/" + Caller.NOBODY, "{}").code()).isEqualTo(404404);
        assertThat(caller.send(method, PATH + "/1", "{}").code()).isEqualTo(400301);
    }

    /** Shows the oldest video first. */
    private JsonNode create() {
        return caller.send(
                        "POST",
                        PATH,
                        "{'name':'New','entity_ids':['%s','%s','%s','%s']}".formatted(id(0), id(1), id(2), id(3)))
                .data();
    }

    private List<String> entities(JsonNode playlist) {
        return caller.get(one(playlist) + "/entities").items().stream()
                .map(entity -> text(entity, "id"))
                .toList();
    }

    /** The first is the newest; no two of them were created at the same time. */
    private JsonNode video(int number) {
        return videos.get(10 * number);
    }

    private String id(int video) {
        return text(video(video), "id");
    }

    private static String one(JsonNode playlist) {
        return PATH + "/" + text(playlist, "id");
    }

    private static String move(JsonNode playlist, String video) {
        return one(playlist) + "/entities/" + video + "/move";
    }

    private static List<String> names(Reply reply) {
        return reply.items().stream().map(playlist -> text(playlist, "name")).toList();
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }
}
