package io.kinescope.test.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.Caller;
import io.kinescope.test.Caller.Reply;
import io.kinescope.test.LocalKinescope;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LiveEventOperationsTest {

    private static final String PATH = "/v2/live/events";

    private final LocalKinescope kinescope =
            LocalKinescope.builder().unlimited().start();
    private final Caller caller = new Caller(kinescope);
    private final List<String> projects = caller.get("/v1/projects?catalog_type=live").items().stream()
            .map(project -> text(project, "id"))
            .toList();

    @AfterEach
    void close() {
        kinescope.close();
    }

    @Test
    void lists() {
        Reply reply = caller.get(PATH);
        assertThat(reply.total()).isEqualTo(4);
        assertThat(reply.body().path("meta").path("order").toString()).isEqualTo("{\"created_at\":\"desc\"}");
        assertThat(names(caller.get(PATH + "?order=name")))
                .containsExactly("Product launch", "Questions & answers", "Weekly town hall", "Открытый урок");
        assertThat(caller.get(PATH + "?order=type").code()).isEqualTo(400216);
        String folder = caller.send("POST", "/v1/projects/" + projects.get(0) + "/folders", "{'name':'F'}")
                .data()
                .path("id")
                .stringValue();
        create("'parent_id':'" + folder + "'");
        assertThat(names(caller.get(PATH + "?folder_id=" + folder))).containsExactly("New");
        assertThat(names(caller.get(PATH + "?project_id=" + projects.get(0))))
                .hasSize(3)
                .contains("New");
        assertThat(names(caller.get(PATH + "?without_folder=true"))).hasSize(4).doesNotContain("New");
    }

    @Test
    void createsWithWhatIsDocumented() {
        JsonNode event = create("'protected':true");
        assertThat(caller.get(one(event)).data()).isEqualTo(event);
        assertThat(event.path("protected").booleanValue()).isTrue();
        assertThat(event.path("time_shift").booleanValue()).isFalse();
        assertThat(event.path("chat_after_stream").booleanValue()).isTrue();
        assertThat(event.path("reconnect_window").intValue()).isEqualTo(600);
        assertThat(text(event, "latency_mode")).isEqualTo("standard");
        assertThat(projects).contains(text(event, "parent_id"));
        assertThat(text(event.path("stream"), "status")).isEqualTo("pending");
        assertThat(text(event, "streamkey")).hasSize(32);
    }

    @Test
    void createsWithAllThatIsTold() {
        JsonNode event =
                create("'scheduled':{'time':'2030-01-02T03:04:05Z'},'video':{'presets':['720p']},'reconnect_window':30,"
                        + "'restreams':[{'name':'R','url':'rtmp://a.b','key':'k'}]");
        assertThat(text(event.path("scheduled"), "time")).isEqualTo("2030-01-02T03:04:05Z");
        assertThat(text(event.path("stream"), "started_at")).isEqualTo("2030-01-02T03:04:05Z");
        assertThat(event.path("video").path("presets").toString()).isEqualTo("[\"720p\"]");
        assertThat(event.path("reconnect_window").intValue()).isEqualTo(30);
        JsonNode restream = event.path("restreams").get(0);
        assertThat(text(restream, "key")).isEqualTo("k");
        assertThat(restream.path("enabled").booleanValue()).isTrue();
        assertThat(restream.path("event_id")).isEqualTo(event.path("id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};400400",
                "{'name':'x','type':'daily'};400400",
                "{'name':'x','type':'one-time','latency_mode':'none'};400400",
                "{'name':'x','type':'one-time','video':{'presets':['1p']}};400400",
                "{'name':'x','type':'one-time','restreams':[{'name':'R'}]};400400",
                "{'name':'x','type':'one-time','scheduled':{'time':'soon'}};400102",
                "{'name':'x','type':'one-time','parent_id':'00000000-0000-4000-8000-000000000000'};404404"
            })
    void createsNothingElse(String body, int code) {
        assertThat(caller.send("POST", PATH, body).code()).isEqualTo(code);
        assertThat(caller.get(PATH).total()).isEqualTo(4);
    }

    @Test
    void updatesWhatIsTold() {
        JsonNode event = create("'auto_start':true");
        JsonNode updated = caller.send(
                        "PUT",
                        one(event),
                        "{'name':'Other','show_members':false,'scheduled':{'time':'2030-01-02T03:04:05Z'}}")
                .data();
        assertThat(text(updated, "name")).isEqualTo("Other");
        assertThat(updated.path("show_members").booleanValue()).isFalse();
        assertThat(updated.path("auto_start").booleanValue()).isTrue();
        assertThat(text(updated.path("stream"), "started_at")).isEqualTo("2030-01-02T03:04:05Z");
        assertThat(updated.path("updated_at").isString()).isTrue();
        assertThat(caller.get(one(event)).data()).isEqualTo(updated);
        assertThat(caller.send("PUT", one(event), "{'name':''}").code()).isEqualTo(400400);
        assertThat(caller.send("PUT", one(event), "{'name':'x','record':{'parent_id':'" + Caller.NOBODY + "'}}")
                        .code())
                .isEqualTo(404404);
        assertThat(caller.get(one(event)).data()).isEqualTo(updated);
    }

    @Test
    void deletes() {
        JsonNode event = create("'auto_start':true");
        assertThat(caller.delete(one(event)).data().path("success").booleanValue())
                .isTrue();
        assertThat(caller.get(one(event)).code()).isEqualTo(404404);
        assertThat(caller.get(PATH).total()).isEqualTo(4);
    }

    @Test
    void goesWithItsProject() {
        JsonNode event = create("'parent_id':'" + projects.get(0) + "'");
        caller.delete("/v1/projects/" + projects.get(0));
        assertThat(caller.get(one(event)).code()).isEqualTo(404404);
        assertThat(caller.get(PATH).total()).isEqualTo(2);
    }

    @Test
    void moves() {
        JsonNode event = create("'parent_id':'" + projects.get(0) + "'");
        JsonNode moved = caller.send("PUT", one(event) + "/move", "{'parent_id':'" + projects.get(1) + "'}")
                .data();
        assertThat(text(moved, "parent_id")).isEqualTo(projects.get(1));
        assertThat(moved.has("poster") || moved.has("subtitle")).isFalse();
        JsonNode read = caller.get(one(event)).data();
        assertThat(text(read, "parent_id")).isEqualTo(projects.get(1));
        assertThat(read.has("poster") && read.has("subtitle")).isTrue();
        assertThat(caller.send("PUT", one(event) + "/move", "{}").code()).isEqualTo(400400);
    }

    @Test
    void isOnAirFromEnablingToCompletion() {
        String place = caller.get("/v1/projects").items().get(0).path("id").stringValue();
        JsonNode event = create("'record':{'parent_id':'" + place + "'}");
        JsonNode onAir = caller.send("PUT", one(event) + "/enable", "").data();
        assertThat(text(onAir.path("stream"), "status")).isEqualTo("on-air");
        assertThat(onAir.path("stream").path("id"))
                .isEqualTo(event.path("stream").path("id"));
        assertThat(caller.send("PUT", one(event) + "/enable", "").data()).isEqualTo(onAir);
        assertThat(caller.get(one(event) + "/videos").total()).isZero();
        JsonNode over = caller.send("PUT", one(event) + "/complete", "").data();
        assertThat(text(over.path("stream"), "status")).isEqualTo("finished");
        assertThat(over.path("stream").path("finished_at").isString()).isTrue();
        assertThat(caller.send("PUT", one(event) + "/complete", "").data()).isEqualTo(over);
        assertThat(caller.get(one(event)).data()).isEqualTo(over);
        JsonNode video = caller.get(one(event) + "/videos").items().get(0);
        assertThat(text(video, "title")).isEqualTo("New");
        assertThat(text(video, "project_id")).isEqualTo(place);
        assertThat(caller.get("/v1/videos/" + text(video, "id")).data()).isEqualTo(video);
        JsonNode again = caller.send("PUT", one(event) + "/enable", "").data();
        assertThat(text(again.path("stream"), "status")).isEqualTo("on-air");
        assertThat(again.path("stream").path("id"))
                .isNotEqualTo(event.path("stream").path("id"));
    }

    @Test
    void recordsNothingThatWasNotOnAir() {
        String place = caller.get("/v1/projects").items().get(0).path("id").stringValue();
        JsonNode event = create("'record':{'parent_id':'" + place + "'}");
        caller.send("PUT", one(event) + "/complete", "");
        assertThat(caller.get(one(event) + "/videos").total()).isZero();
    }

    @Test
    void plansStreams() {
        JsonNode event = create("'auto_start':true");
        String path = one(event) + "/stream";
        JsonNode stream = caller.send("POST", path, "{'started_at':'2030-01-02T03:04:05.5Z'}")
                .data();
        assertThat(text(stream, "started_at")).isEqualTo("2030-01-02T03:04:05.5Z");
        assertThat(text(stream, "status")).isEqualTo("pending");
        assertThat(stream.path("id")).isNotEqualTo(event.path("stream").path("id"));
        JsonNode later = caller.send("PUT", path, "{'started_at':'2031-01-02T03:04:05Z'}")
                .data();
        assertThat(later.path("id")).isEqualTo(stream.path("id"));
        assertThat(text(later, "started_at")).isEqualTo("2031-01-02T03:04:05Z");
        assertThat(caller.get(one(event)).data().path("stream")).isEqualTo(later);
        assertThat(caller.send("POST", path, "{}").code()).isEqualTo(400400);
        caller.send("PUT", one(event) + "/complete", "");
        assertThat(caller.send("PUT", path, "{'started_at':'2031-01-02T03:04:05Z'}")
                        .code())
                .isEqualTo(404404);
    }

    @Test
    void listsRecordings() {
        JsonNode event = caller.get(PATH + "?order=created_at").items().get(0);
        List<JsonNode> videos =
                caller.get(one(event) + "/videos?order=created_at").items();
        assertThat(videos).hasSizeGreaterThan(1);
        assertThat(caller.get(one(event) + "/videos").items().get(0)).isEqualTo(videos.get(videos.size() - 1));
        caller.delete("/v1/videos/" + text(videos.get(0), "id"));
        assertThat(caller.get(one(event) + "/videos").total()).isEqualTo(videos.size() - 1);
        assertThat(caller.get(one(event) + "/videos?order=name").code()).isEqualTo(400216);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void knowsWhichEventsThereAre(String method) {
        assertThat(caller.send(method, PATH + "/" + Caller.NOBODY, "{}").code()).isEqualTo(404404);
        assertThat(caller.send(method, PATH + "/1", "{}").code()).isEqualTo(400301);
    }

    private JsonNode create(String fields) {
        return caller.send("POST", PATH, "{'name':'New','type':'recurring'," + fields + "}")
                .data();
    }

    private static String one(JsonNode event) {
        return PATH + "/" + text(event, "id");
    }

    private static List<String> names(Reply reply) {
        return reply.items().stream().map(event -> text(event, "name")).toList();
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }
}
