package io.kinescope.test.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.Caller;
import io.kinescope.test.Caller.Reply;
import io.kinescope.test.LocalKinescope;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class UploadOperationsTest {

    private static final String MD5_OF_HELLO = "5d41402abc4b2a76b9719d911017c592";

    private final LocalKinescope kinescope = LocalKinescope.builder()
            .videos(20)
            .unlimited()
            .processing(Duration.ZERO)
            .start();
    private final Caller caller = new Caller(kinescope);
    private final JsonNode project = caller.get("/v1/projects").items().get(0);

    @AfterEach
    void close() {
        kinescope.close();
    }

    @Test
    void takesAVideoInOneRequest() {
        Reply reply =
                upload("hello", "X-Parent-ID", id(project), "X-Video-Title", "A%20%D0%AF+", "X-File-Name", "a.MOV");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "parent_id",
                        "title",
                        "description",
                        "status",
                        "play_link",
                        "embed_link",
                        "hls_link",
                        "created_at");
        assertThat(text(reply.data(), "status")).isEqualTo("uploading");
        assertThat(text(reply.data(), "title")).isEqualTo("A Я+");
        assertThat(text(reply.data(), "parent_id")).isEqualTo(id(project));
        JsonNode video = caller.get("/v1/videos/" + id(reply.data())).data();
        assertThat(text(video, "status")).isEqualTo("done");
        assertThat(text(video, "privacy_type")).isEqualTo(text(project, "privacy_type"));
        assertThat(video.path("updated_at").isNull()).isTrue();
        JsonNode original = video.path("assets").get(0);
        assertThat(original.path("file_size").longValue()).isEqualTo(5);
        assertThat(text(original, "md5")).isEqualTo(MD5_OF_HELLO);
        assertThat(text(original, "original_name")).isEqualTo("a.MOV");
        assertThat(text(original, "filetype")).isEqualTo("mov");
        assertThat(caller.get("/v1/videos?per_page=1").items()).containsExactly(video);
        JsonNode after = caller.get("/v1/projects/" + id(project)).data();
        assertThat(after.path("items_count").intValue())
                .isEqualTo(project.path("items_count").intValue() + 1);
    }

    @Test
    void putsAVideoIntoAFolderOrTheFirstProject() {
        JsonNode folder = project.path("folders").get(0);
        JsonNode inFolder =
                upload("x", "X-Parent-ID", id(folder), "X-Video-Title", "T").data();
        assertThat(text(inFolder, "parent_id")).isEqualTo(id(folder));
        JsonNode anywhere = upload("x", "X-Video-Title", "T").data();
        assertThat(caller.get("/v1/projects").items())
                .extracting(UploadOperationsTest::id)
                .contains(text(anywhere, "parent_id"));
    }

    @Test
    void takesAVideoFromAUrlWithoutFetchingIt() {
        JsonNode video = upload("", "X-Video-Title", "T", "X-Video-URL", "https://example.com/film.mp4")
                .data();
        assertThat(text(caller.get("/v1/videos/" + id(video)).data(), "status")).isEqualTo("done");
    }

    @Test
    void replacesAVideo() {
        JsonNode old = caller.get("/v1/videos?status[]=done&per_page=1").items().get(0);
        Reply reply = upload("hello", "X-Video-Title", "New", "X-Replace-Video-ID", id(old));
        assertThat(id(reply.data())).isEqualTo(id(old));
        JsonNode replaced = caller.get("/v1/videos/" + id(old)).data();
        for (String same : List.of("title", "play_link", "created_at", "project_id")) {
            assertThat(replaced.path(same)).isEqualTo(old.path(same));
        }
        assertThat(replaced.path("version").intValue())
                .isEqualTo(old.path("version").intValue() + 1);
        assertThat(text(replaced.path("assets").get(0), "md5")).isEqualTo(MD5_OF_HELLO);
        assertThat(caller.get("/v1/videos").total()).isEqualTo(20);
    }

    @Test
    void saysWhatIsMissing() {
        Reply untitled = upload("x", "X-Parent-ID", id(project));
        assertThat(untitled.status()).isEqualTo(400);
        assertThat(untitled.code()).isEqualTo(400400);
        assertThat(text(untitled.error().path("invalid_params").get(0), "name")).isEqualTo("X-Video-Title");
        assertThat(upload("x", "X-Video-Title", "T", "X-Parent-ID", Caller.NOBODY)
                        .code())
                .isEqualTo(404404);
        assertThat(upload("x", "X-Video-Title", "T", "X-Parent-ID", "mine").code())
                .isEqualTo(400301);
        assertThat(upload("x", "X-Video-Title", "T", "X-Replace-Video-ID", Caller.NOBODY)
                        .code())
                .isEqualTo(404404);
        assertThat(upload("", "X-Video-Title", "T").code()).isEqualTo(1);
        assertThat(caller.get("/v1/videos").total()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"/v2/init", "/v2/video", "/v2/poster", "/additional-material"})
    void needsTheToken(String path) {
        assertThat(caller.send(caller.anonymous(path).POST(BodyPublishers.ofString("x")))
                        .code())
                .isEqualTo(100101);
    }

    @Test
    void makesLinks() {
        Reply reply = init("'filesize':5");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(text(reply.data(), "endpoint")).startsWith(kinescope.url() + "/");
        JsonNode video = caller.get("/v1/videos/" + id(reply.data())).data();
        assertThat(text(video, "status")).isEqualTo("uploading");
        assertThat(text(video, "title")).isEqualTo("T");
        assertThat(text(video, "description")).isEqualTo("D");
        assertThat(video.path("assets")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"'filesize':0;filesize", "'title':'';title", "'filesize':1,'type':'film';type"})
    void makesLinksOnlyForFilesItKnowsEnoughOf(String fields, String name) {
        Reply reply = init(fields);
        assertThat(reply.code()).isEqualTo(400400);
        assertThat(text(reply.error().path("invalid_params").get(0), "name")).isEqualTo(name);
    }

    @Test
    void takesAFileAtALinkFromAnyoneOnce() {
        JsonNode link = init("'filesize':1").data();
        assertThat(send(link, "hello").status()).isEqualTo(200);
        JsonNode video = caller.get("/v1/videos/" + id(link)).data();
        assertThat(text(video, "status")).isEqualTo("done");
        assertThat(text(video.path("assets").get(0), "md5")).isEqualTo(MD5_OF_HELLO);
        assertThat(send(link, "other").status()).isEqualTo(409);
        assertThat(send(init("'filesize':1").data(), "").code()).isEqualTo(1);
    }

    @Test
    void processesForAWhile() {
        try (LocalKinescope slow = LocalKinescope.builder()
                .videos(1)
                .unlimited()
                .processing(Duration.ofMillis(300))
                .start()) {
            Caller there = new Caller(slow);
            JsonNode video = there.send(there.request("/v2/video")
                            .header("X-Video-Title", "T")
                            .POST(BodyPublishers.ofString("hello")))
                    .data();
            String path = "/v1/videos/" + id(video);
            assertThat(there.get(path).data().path("assets")).isEmpty();
            List<String> statuses = Flux.interval(Duration.ofMillis(20), Schedulers.boundedElastic())
                    .map(tick -> text(there.get(path).data(), "status"))
                    .takeUntil("done"::equals)
                    .distinct()
                    .collectList()
                    .block(Duration.ofSeconds(20));
            assertThat(statuses).containsExactly("processing", "done");
        }
    }

    @Test
    void suspendsAVideoWhoseRequestBroke() throws Exception {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(kinescope.url()).getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v2/video HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nX-Video-Title: Broken\r\n"
                            + "Authorization: Bearer " + kinescope.token() + "\r\n\r\nhello")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            await("/v1/videos?q=Broken&status[]=uploading");
        }
        await("/v1/videos?q=Broken&status[]=suspended");
    }

    @Test
    void countsWhatItDoesNotKeep() {
        long size = 200L << 20;
        Reply reply = caller.send(caller.request("/v2/video")
                .header("X-Video-Title", "Large")
                .POST(BodyPublishers.ofInputStream(() -> new Zeros(size))));
        JsonNode asset = caller.get("/v1/videos/" + id(reply.data()))
                .data()
                .path("assets")
                .get(0);
        assertThat(asset.path("file_size").longValue()).isEqualTo(size);
        assertThat(text(asset, "md5")).isEqualTo("3566de3a97906edb98d004d6b947ae9b");
    }

    @Test
    void hasLimitsOfItsOwn() {
        try (LocalKinescope limited =
                LocalKinescope.builder().videos(1).limits(100, 2).start()) {
            Caller there = new Caller(limited);
            assertThat(there.get("/v1/videos").status()).isEqualTo(200);
            assertThat(there.get("/v1/videos").status()).isEqualTo(200);
            assertThat(there.get("/v1/videos").status()).isEqualTo(429);
            assertThat(there.send("POST", "/v2/init", "{}").status()).isEqualTo(400);
            assertThat(there.send("POST", "/v2/init", "{}").status()).isEqualTo(400);
            Reply refused = there.send(
                    there.request("/v2/video").POST(BodyPublishers.ofInputStream(() -> new Zeros(20 << 20))));
            assertThat(refused.status()).isEqualTo(429);
        }
    }

    private void await(String path) {
        Flux.interval(Duration.ofMillis(10), Schedulers.boundedElastic())
                .takeUntil(tick -> caller.get(path).total() == 1)
                .blockLast(Duration.ofSeconds(20));
    }

    private Reply upload(String content, String... headers) {
        return caller.send(caller.request("/v2/video").headers(headers).POST(BodyPublishers.ofString(content)));
    }

    private Reply init(String fields) {
        return caller.send(
                "POST",
                "/v2/init",
                "{'parent_id':'" + id(project) + "','type':'video','title':'T','description':'D','filename':'f.mp4',"
                        + fields + "}");
    }

    private Reply send(JsonNode link, String content) {
        String path = URI.create(text(link, "endpoint")).getPath();
        return caller.send(caller.anonymous(path).POST(BodyPublishers.ofString(content)));
    }

    private static String id(JsonNode object) {
        return text(object, "id");
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }

    /** So many bytes that are zero. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(buffer, offset, offset + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
