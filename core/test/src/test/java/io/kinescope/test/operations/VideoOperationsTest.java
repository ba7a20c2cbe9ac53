package io.kinescope.test.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinescope.test.Caller;
import io.kinescope.test.Caller.Reply;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.json.Json;
import io.kinescope.test.json.Timestamps;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class VideoOperationsTest {

    private final LocalKinescope kinescope =
            LocalKinescope.builder().unlimited().start();
    private final Caller caller = new Caller(kinescope);
    private JsonNode video = Json.object();
    private String path = "";

    @BeforeEach
    void pick() {
        video = caller.get("/v1/videos?status[]=done&per_page=1&page=20")
                .items()
                .get(0);
        path = "/v1/videos/" + text(video, "id");
    }

    @AfterEach
    void close() {
        kinescope.close();
    }

    @Test
    void getsAVideoAsItIsListed() {
        Reply reply = caller.get(path);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data()).isEqualTo(video);
        assertThat(reply.body().propertyNames()).containsExactly("data");
    }

    @ParameterizedTest
    @CsvSource({"GET,", "PATCH,", "DELETE,", "PUT,/move", "PUT,/chapters", "POST,/cut", "POST,/concat", "POST,/copy"})
    void knowsWhichVideosThereAre(String method, String suffix) {
        String end = suffix == null ? "" : suffix;
        Reply missing = caller.send(method, "/v1/videos/" + Caller.NOBODY + end, "{}");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.code()).isEqualTo(404404);
        assertThat(caller.send(method, "/v1/videos/1" + end, "{}").code()).isEqualTo(400301);
    }

    @ParameterizedTest
    @CsvSource({"PATCH,''", "PUT,/move", "PUT,/chapters", "POST,/cut", "POST,/concat", "POST,/copy"})
    void needsABodyItCanRead(String method, String suffix) {
        Reply none = caller.send(method, path + suffix, "");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.code()).isEqualTo(1);
        for (String wrong : List.of("{'title':", "[]", "'text'")) {
            Reply unreadable = caller.send(method, path + suffix, wrong);
            assertThat(unreadable.status()).isEqualTo(400);
            assertThat(unreadable.code()).isEqualTo(400102);
        }
        assertThat(caller.get(path).data()).isEqualTo(video);
    }

    @Test
    void updatesWhatTheBodyNames() {
        Reply reply = caller.send(
                "PATCH", path, "{'title':'Новое имя','tags':['a','b'],'nobody_knows':1,'duration':1,'id':'x'}");
        assertThat(reply.status()).isEqualTo(200);
        ObjectNode expected = (ObjectNode) video.deepCopy();
        expected.put("title", "Новое имя").putArray("tags").add("a").add("b");
        expected.set("updated_at", reply.data().path("updated_at"));
        assertThat(reply.data()).isEqualTo(expected);
        assertThat(Timestamps.parse(text(reply.data(), "updated_at"))).isGreaterThan(Timestamps.now() - 60_000_000);
        assertThat(caller.get(path).data()).isEqualTo(expected);
        assertThat(caller.get("/v1/videos?q=%D0%BD%D0%BE%D0%B2%D0%BE%D0%B5%20%D0%B8%D0%BC%D1%8F")
                        .items())
                .containsExactly(expected);
        assertThat(caller.get("/v1/videos?order=title.desc&per_page=1").items()).containsExactly(expected);
        assertThat(caller.get("/v1/videos?order=updated_at.desc&per_page=100").items())
                .allMatch(other -> other.path("updated_at").isNull());
    }

    @Test
    void clearsWhatIsNull() {
        caller.send(
                "PATCH", path, "{'description':'x','privacy_type':'custom','privacy_domains':['a.b'],'tags':['t']}");
        caller.send("PATCH", path, "{'additional_materials_enabled':true}");
        JsonNode full = caller.get(path).data();
        assertThat(text(full, "description")).isEqualTo("x");
        assertThat(text(full, "privacy_type")).isEqualTo("custom");
        assertThat(full.path("privacy_domains").toString()).isEqualTo("[\"a.b\"]");
        assertThat(full.path("additional_materials_enabled").booleanValue()).isTrue();
        JsonNode cleared = caller.send(
                        "PATCH",
                        path,
                        "{'description':null,'privacy_domains':null,'tags':null,'additional_materials_enabled':null}")
                .data();
        assertThat(text(cleared, "description")).isEmpty();
        assertThat(cleared.path("privacy_domains").toString()).isEqualTo("[]");
        assertThat(cleared.path("tags").toString()).isEqualTo("[]");
        assertThat(cleared.path("additional_materials_enabled").booleanValue()).isFalse();
        assertThat(text(cleared, "privacy_type")).isEqualTo("custom");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'title':null};400400;title;required",
                "{'title':' '};400400;title;required",
                "{'privacy_type':'friends'};400400;privacy_type;oneof",
                "{'title':1};400102;;",
                "{'tags':'a'};400102;;",
                "{'tags':[1]};400102;;",
                "{'additional_materials_enabled':'yes'};400102;;"
            })
    void refusesWhatIsNotAnUpdate(String body, int code, String name, String reason) {
        Reply reply = caller.send("PATCH", path, body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(code);
        if (name != null) {
            JsonNode param = reply.error().path("invalid_params").get(0);
            assertThat(text(param, "name")).isEqualTo(name);
            assertThat(text(param, "reason")).isEqualTo(reason);
            assertThat(text(param, "message")).isNotEmpty();
            assertThat(param.has("index")).isFalse();
        }
        assertThat(caller.get(path).data()).isEqualTo(video);
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        Reply reply = caller.send("PATCH", path, "{'title':null,'privacy_type':'x'}");
        assertThat(reply.error().path("invalid_params")).hasSize(2);
    }

    @Test
    void deletes() {
        Reply reply = caller.delete(path);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().toString()).isEqualTo("{\"data\":{\"success\":true}}");
        assertThat(caller.get(path).status()).isEqualTo(404);
        assertThat(caller.delete(path).status()).isEqualTo(404);
        assertThat(caller.all("/v1/videos")).hasSize(1999).doesNotContain(video);
        assertThat(caller.get("/v1/videos?video_ids[]=" + text(video, "id")).total())
                .isZero();
    }

    @Test
    void moves() {
        JsonNode project = caller.get("/v1/projects").items().stream()
                .filter(other -> !other.path("id").equals(video.path("project_id"))
                        && !other.path("folders").isEmpty())
                .findFirst()
                .orElseThrow();
        JsonNode folder = project.path("folders").get(0);
        String into = "{'project_id':'%s','folder_id':'%s'}".formatted(text(project, "id"), text(folder, "id"));
        Reply reply = caller.send("PUT", path + "/move", into);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().path("project_id")).isEqualTo(project.path("id"));
        assertThat(reply.data().path("folder_id")).isEqualTo(folder.path("id"));
        assertThat(caller.all("/v1/videos?folder_id=" + text(folder, "id")))
                .hasSize(folder.path("items_count").intValue() + 1)
                .contains(reply.data());
        JsonNode after = caller.get("/v1/projects/" + text(project, "id")).data();
        assertThat(after.path("items_count").intValue())
                .isEqualTo(project.path("items_count").intValue() + 1);
        assertThat(after.path("size").longValue())
                .isGreaterThan(project.path("size").longValue());
        JsonNode root = caller.send("PUT", path + "/move", "{'project_id':'%s'}".formatted(text(project, "id")))
                .data();
        assertThat(root.path("folder_id").isNull()).isTrue();
    }

    @Test
    void movesOnlyToWhereSomethingIs() {
        Reply missing = caller.send("PUT", path + "/move", "{}");
        assertThat(missing.code()).isEqualTo(400400);
        assertThat(text(missing.error().path("invalid_params").get(0), "name")).isEqualTo("project_id");
        assertThat(caller.send("PUT", path + "/move", "{'project_id':'mine'}").code())
                .isEqualTo(400301);
        assertThat(caller.send("PUT", path + "/move", "{'project_id':'" + Caller.NOBODY + "'}")
                        .code())
                .isEqualTo(404404);
        String body = "{'project_id':'%s','folder_id':'%s'}".formatted(text(video, "project_id"), Caller.NOBODY);
        assertThat(caller.send("PUT", path + "/move", body).code()).isEqualTo(404404);
        assertThat(caller.get(path).data()).isEqualTo(video);
    }

    @Test
    void setsChapters() {
        String items = "[{'time':0,'title':'Start'},{'time':10000,'title':'Конец'}]";
        Reply reply = caller.send("PUT", path + "/chapters", "{'items':" + items + ",'enabled':true}");
        assertThat(reply.data().toString().replace('"', '\'')).isEqualTo("{'items':" + items + ",'enabled':true}");
        JsonNode chapters = caller.get(path).data().path("chapters");
        assertThat(chapters.path("items")).isEqualTo(reply.data().path("items"));
        assertThat(chapters.has("show_on_load")).isTrue();
        JsonNode disabled =
                caller.send("PUT", path + "/chapters", "{'enabled':false}").data();
        assertThat(disabled.path("items")).hasSize(2);
        assertThat(disabled.path("enabled").booleanValue()).isFalse();
    }

    @Test
    void keepsChaptersWhenItRefusesOthers() {
        caller.send("PUT", path + "/chapters", "{'items':[{'time':1,'title':'Kept'}]}");
        JsonNode before = caller.get(path).data();
        Reply refused = caller.send("PUT", path + "/chapters", "{'items':[],'enabled':'yes'}");
        assertThat(refused.code()).isEqualTo(400102);
        assertThat(caller.get(path).data()).isEqualTo(before);
    }

    @Test
    void tellsWhichChapterIsWrong() {
        Reply reply = caller.send(
                "PUT", path + "/chapters", "{'items':[{'time':0,'title':'Start'},{'time':1},{'title':'x'}]}");
        assertThat(reply.status()).isEqualTo(400);
        JsonNode params = reply.error().path("invalid_params");
        assertThat(params).hasSize(2);
        assertThat(params.get(0).path("index").intValue()).isEqualTo(1);
        assertThat(text(params.get(0), "name")).isEqualTo("title");
        assertThat(params.get(1).path("index").intValue()).isEqualTo(2);
        assertThat(text(params.get(1), "name")).isEqualTo("time");
        assertThat(caller.send("PUT", path + "/chapters", "{'items':[{'time':1.5,'title':'x'}]}")
                        .code())
                .isEqualTo(400102);
    }

    @Test
    void cuts() {
        String body = "{'title':'Cut','trim':[{'start':6,'length':2},{'start':1,'length':2.5}],"
                + "'crop':{'w':300,'h':200,'x':100,'y':80,'quality':'360p'}}";
        JsonNode cut = caller.send("POST", path + "/cut", body).data();
        assertThat(text(cut, "title")).isEqualTo("Cut");
        assertThat(text(cut, "status")).isEqualTo("processing");
        assertThat(cut.path("duration").doubleValue()).isEqualTo(4.5);
        assertNew(cut);
        assertThat(caller.send("POST", path + "/cut", "{'trim':[{'start':1}]}").code())
                .isEqualTo(400400);
    }

    @Test
    void joins() {
        JsonNode other = caller.get("/v1/videos?status[]=done&per_page=1&page=21")
                .items()
                .get(0);
        double duration = video.path("duration").doubleValue()
                + 2 * other.path("duration").doubleValue();
        String part = "[{'video_id':'" + text(other, "id") + "'}]";
        JsonNode joined = caller.send("POST", path + "/concat", "{'prepend':" + part + ",'append':" + part + "}")
                .data();
        assertThat(joined.path("duration").doubleValue()).isCloseTo(duration, within(1e-6));
        assertNew(joined);
        assertThat(caller.get(path).data()).isEqualTo(video);
        JsonNode replaced = caller.send("POST", path + "/concat", "{'append':" + part + ",'replace':true}")
                .data();
        assertThat(replaced.path("id")).isEqualTo(video.path("id"));
        JsonNode after = caller.get(path).data();
        assertThat(after.path("version").intValue())
                .isEqualTo(video.path("version").intValue() + 1);
        assertThat(after.path("duration").doubleValue())
                .isGreaterThan(video.path("duration").doubleValue());
        assertThat(caller.send("POST", path + "/concat", "{'append':[{'video_id':'" + Caller.NOBODY + "'}]}")
                        .code())
                .isEqualTo(404404);
        assertThat(caller.send("POST", path + "/concat", "{'append':[{}]}").code())
                .isEqualTo(400400);
    }

    @Test
    void copies() {
        JsonNode project = caller.get("/v1/projects?page=2&per_page=1").items().get(0);
        JsonNode folder = project.path("folders").get(0);
        JsonNode copy = caller.send("POST", path + "/copy", "{'parent_id':'" + text(folder, "id") + "'}")
                .data();
        assertThat(copy.path("project_id")).isEqualTo(project.path("id"));
        assertThat(copy.path("folder_id")).isEqualTo(folder.path("id"));
        assertThat(copy.path("title")).isEqualTo(video.path("title"));
        assertNew(copy);
        JsonNode beside = caller.send("POST", path + "/copy", "{}").data();
        assertThat(beside.path("project_id")).isEqualTo(video.path("project_id"));
        assertThat(beside.path("folder_id")).isEqualTo(video.path("folder_id"));
        assertThat(caller.send("POST", path + "/copy", "{'parent_id':'" + Caller.NOBODY + "'}")
                        .code())
                .isEqualTo(404404);
    }

    @Test
    void changesAndDeletesWhatWasMade() {
        JsonNode copy = caller.send("POST", path + "/copy", "{}").data();
        String copied = "/v1/videos/" + text(copy, "id");
        caller.send("PATCH", copied, "{'title':'Copy'}");
        assertThat(text(caller.get(copied).data(), "title")).isEqualTo("Copy");
        assertThat(text(caller.get(path).data(), "title")).isEqualTo(text(video, "title"));
        caller.delete(copied);
        JsonNode another = caller.send("POST", path + "/copy", "{}").data();
        assertThat(another.path("id")).isNotEqualTo(copy.path("id"));
        assertThat(caller.get("/v1/videos").total()).isEqualTo(2001);
        assertThat(caller.get(copied).status()).isEqualTo(404);
    }

    private void assertNew(JsonNode made) {
        assertThat(made.path("id")).isNotEqualTo(video.path("id"));
        assertThat(made.path("play_link")).isNotEqualTo(video.path("play_link"));
        assertThat(made.path("updated_at").isNull()).isTrue();
        assertThat(Timestamps.parse(text(made, "created_at"))).isGreaterThan(Timestamps.now() - 60_000_000);
        JsonNode first = caller.get("/v1/videos?per_page=1").items().get(0);
        assertThat(first.path("id")).isEqualTo(made.path("id"));
        assertThat(text(first, "status")).isEqualTo("done");
        assertThat(caller.get("/v1/videos").total()).isEqualTo(2001);
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }
}
