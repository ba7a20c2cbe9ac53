package io.kinescope.test.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.Caller;
import io.kinescope.test.Caller.Reply;
import io.kinescope.test.LocalKinescope;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Subtitles, posters and additional materials. */
class VideoPartsTest {

    private final LocalKinescope kinescope =
            LocalKinescope.builder().videos(100).unlimited().start();
    private final Caller caller = new Caller(kinescope);
    private final JsonNode video =
            caller.get("/v1/videos?status[]=done&per_page=1").items().get(0);
    private final String path = "/v1/videos/" + text(video, "id");

    @AfterEach
    void close() {
        kinescope.close();
    }

    @Test
    void keepsSubtitles() {
        String one = text(subtitle("ru", "Русские", "a.vtt").data(), "id");
        String two = text(subtitle("en", "English", "b.srt").data(), "id");
        assertThat(video().path("subtitles_enabled").booleanValue()).isTrue();
        assertThat(ids(caller.get(path + "/subtitles").items())).contains(one, two);
        assertThat(text(caller.get(path + "/subtitles/" + one).data(), "description"))
                .isEqualTo("Русские");
        assertThat(text(caller.get(path + "/subtitles/" + two).data(), "file_name"))
                .isEqualTo("b.srt");
        Reply updated = caller.send("PATCH", path + "/subtitles/" + two, "{'description':'E'}");
        assertThat(text(updated.data(), "description")).isEqualTo("E");
        assertThat(text(updated.data(), "language")).isEqualTo("en");
        String copy = text(
                caller.send("POST", path + "/subtitles/" + two + "/copy", "").data(), "id");
        Reply reordered =
                caller.send("PATCH", path + "/subtitles/reorder", "['" + copy + "','" + two + "','" + one + "']");
        assertThat(text(reordered.data(), "id")).isEqualTo(copy);
        assertThat(ids(items(video().path("subtitles")))).startsWith(copy, two, one);
        assertThat(caller.delete(path + "/subtitles/" + one).status()).isEqualTo(200);
        assertThat(caller.get(path + "/subtitles/" + one).status()).isEqualTo(404);
    }

    @Test
    void takesSubtitlesAsAForm() {
        assertThat(form("Content-Disposition: form-data; name=\"language\"\r\n\r\nru")
                        .code())
                .isEqualTo(400400);
        assertThat(form("nonsense").status()).isEqualTo(400);
        assertThat(caller.send("POST", path + "/subtitles", "{}").status()).isEqualTo(415);
    }

    @Test
    void keepsPosters() {
        String first = text(video.path("poster"), "id");
        String uploaded = text(
                upload("/v2/poster", "image", "X-Video-ID", text(video, "id")).data(), "id");
        assertThat(text(video().path("poster"), "id")).isEqualTo(uploaded);
        JsonNode made =
                caller.send("POST", path + "/posters", "{'from_time':2.5}").data();
        assertThat(made.path("active").booleanValue()).isFalse();
        assertThat(made.path("from_time").doubleValue()).isEqualTo(2.5);
        assertThat(ids(caller.get(path + "/posters").items())).containsExactly(first, uploaded, text(made, "id"));
        caller.send("POST", path + "/posters/" + text(made, "id") + "/active", "");
        assertThat(text(video().path("poster"), "id")).isEqualTo(text(made, "id"));
        assertThat(caller.get(path + "/posters/" + uploaded)
                        .data()
                        .path("active")
                        .booleanValue())
                .isFalse();
        caller.delete(path + "/posters/" + text(made, "id"));
        assertThat(video().path("poster").isNull()).isTrue();
        assertThat(caller.get(path + "/posters").items()).hasSize(2);
        assertThat(caller.get(path + "/posters/" + Caller.NOBODY).status()).isEqualTo(404);
    }

    @Test
    void givesLiveEventsAPoster() {
        JsonNode event = caller.get("/v2/live/events").items().get(0);
        String poster = text(
                upload("/v2/poster", "", "X-Event-ID", text(event, "id"), "X-Poster-URL", "https://example.com/p.jpg")
                        .data(),
                "id");
        assertThat(text(
                        caller.get("/v2/live/events/" + text(event, "id"))
                                .data()
                                .path("poster"),
                        "id"))
                .isEqualTo(poster);
        assertThat(upload("/v2/poster", "", "X-Event-ID", text(event, "id")).code())
                .isEqualTo(1);
        assertThat(upload("/v2/poster", "x").code()).isEqualTo(400400);
        assertThat(upload("/v2/poster", "x", "X-Video-ID", Caller.NOBODY).status())
                .isEqualTo(404);
    }

    @Test
    void keepsAdditionalMaterials() {
        String one = text(material("%D1%81%D0%BB%D0%B0%D0%B9%D0%B4%D1%8B.pdf").data(), "id");
        JsonNode added = video().path("additional_materials").get(0);
        assertThat(text(added, "filename")).isEqualTo("слайды.pdf");
        assertThat(text(added, "filetype")).isEqualTo("application/pdf");
        assertThat(added.path("size").intValue()).isEqualTo(4);
        assertThat(video().path("additional_materials_enabled").booleanValue()).isTrue();
        String two = text(material("b.txt").data(), "id");
        caller.send("PATCH", "/v1/additional-materials/reorder", "['" + two + "','" + one + "']");
        assertThat(ids(items(video().path("additional_materials")))).containsExactly(two, one);
        String other = "/v1/additional-materials/" + two;
        assertThat(text(caller.send("PUT", other, "{'title':'N'}").data(), "title"))
                .isEqualTo("N");
        assertThat(text(caller.get(other + "/link").data(), "link")).startsWith("https://");
        assertThat(caller.delete(other).status()).isEqualTo(200);
        assertThat(caller.delete(other).status()).isEqualTo(404);
        assertThat(upload("/additional-material", "x").code()).isEqualTo(400400);
        assertThat(caller.send("PATCH", "/v1/additional-materials/reorder", "[]")
                        .code())
                .isEqualTo(400400);
    }

    private Reply material(String name) {
        return upload("/additional-material", "text", "X-Video-ID", text(video, "id"), "X-File-Name", name);
    }

    private Reply upload(String to, String content, String... headers) {
        HttpRequest.Builder request = caller.request(to);
        return caller.send(
                (headers.length == 0 ? request : request.headers(headers)).POST(BodyPublishers.ofString(content)));
    }

    private Reply subtitle(String language, String description, String filename) {
        return form(
                "Content-Disposition: form-data; name=\"language\"\r\n\r\n" + language,
                "Content-Disposition: form-data; name=\"description\"\r\n\r\n" + description,
                "Content-Disposition: form-data; name=\"file\"; filename=\"" + filename
                        + "\"\r\nContent-Type: text/vtt\r\n\r\nWEBVTT");
    }

    private Reply form(String... parts) {
        String body = "--limit\r\n" + String.join("\r\n--limit\r\n", parts) + "\r\n--limit--\r\n";
        return caller.send(caller.request(path + "/subtitles")
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode video() {
        return caller.get(path).data();
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> text(item, "id")).toList();
    }

    private static List<JsonNode> items(JsonNode array) {
        return array.valueStream().toList();
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }
}
