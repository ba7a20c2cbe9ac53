package io.kinescope.test.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.Caller;
import io.kinescope.test.Caller.Reply;
import io.kinescope.test.LocalKinescope;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What tus 1.0.0 demands of a server. */
@Timeout(60)
class UploadLinksTest {

    private static final String PART_TYPE = "application/offset+octet-stream";

    private final LocalKinescope kinescope = LocalKinescope.builder()
            .videos(1)
            .unlimited()
            .processing(Duration.ZERO)
            .start();
    private final Caller caller = new Caller(kinescope);
    private final JsonNode link = caller.send(
                    "POST",
                    "/v2/init",
                    "{'parent_id':'" + text(caller.get("/v1/projects").items().get(0), "id")
                            + "','type':'video','title':'T','filename':'f.mp4','filesize':10}")
            .data();
    private final String path = URI.create(text(link, "endpoint")).getPath();

    @AfterEach
    void close() {
        kinescope.close();
    }

    @Test
    void takesAFileInParts() {
        assertOffset(0);
        assertThat(patch(0, "hello").header("Upload-Offset")).isEqualTo("5");
        assertOffset(5);
        assertThat(status()).isEqualTo("uploading");
        Reply last = patch(5, "world");
        assertThat(last.status()).isEqualTo(204);
        assertThat(last.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(last.header("Upload-Offset")).isEqualTo("10");
        assertOffset(10);
        assertThat(status()).isEqualTo("done");
        JsonNode original = caller.get("/v1/videos/" + text(link, "id"))
                .data()
                .path("assets")
                .get(0);
        assertThat(text(original, "md5")).isEqualTo("fc5e038d38a57032085441e7fe7010b0");
        assertThat(original.path("file_size").intValue()).isEqualTo(10);
    }

    @Test
    void acceptsPagesOfAnyOrigin() {
        Reply preflight = caller.send(caller.anonymous(path)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "content-type,tus-resumable,upload-offset"));
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Methods").split(", ")).contains("HEAD", "PATCH");
        assertThat(preflight.header("Access-Control-Allow-Headers").split(", "))
                .contains("Content-Type", "Tus-Resumable", "Upload-Offset");
        for (Reply reply : List.of(preflight, patch(0, "hello"), patch(0, "again"))) {
            assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(reply.header("Access-Control-Expose-Headers").split(", "))
                    .contains("Upload-Offset");
        }
        assertThat(caller.get("/v1/videos").header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void tellsWhichVersionItSpeaks() {
        Reply options = caller.send(caller.anonymous(path).method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Tus-Version")).isEqualTo("1.0.0");
        for (String method : new String[] {"HEAD", "PATCH"}) {
            HttpRequest.Builder other = caller.anonymous(path)
                    .header("Tus-Resumable", "0.2.2")
                    .header("Content-Type", PART_TYPE)
                    .header("Upload-Offset", "0");
            Reply refused = caller.send(other.method(method, BodyPublishers.noBody()));
            assertThat(refused.status()).isEqualTo(412);
            assertThat(refused.header("Tus-Version")).isEqualTo("1.0.0");
            assertThat(caller.send(caller.anonymous(path).method(method, BodyPublishers.noBody()))
                            .status())
                    .isEqualTo(412);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,409", "-1,400", "x,400"})
    void takesPartsOnlyWhereItStands(String offset, int status) {
        Reply refused = caller.send(tus().header("Content-Type", PART_TYPE)
                .header("Upload-Offset", offset)
                .method("PATCH", BodyPublishers.ofString("hello")));
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).isPositive();
        assertThat(refused.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertOffset(0);
    }

    @Test
    void takesPartsOnlyOfTheirType() {
        Reply refused = caller.send(tus().header("Content-Type", "application/octet-stream")
                .header("Upload-Offset", "0")
                .method("PATCH", BodyPublishers.ofString("hello")));
        assertThat(refused.status()).isEqualTo(415);
        assertOffset(0);
    }

    @Test
    void takesNoMoreThanWasAnnounced() {
        patch(0, "hello");
        assertThat(patch(5, "world!").status()).isEqualTo(413);
        assertOffset(5);
        Reply unannounced = caller.send(tus().header("Content-Type", PART_TYPE)
                .header("Upload-Offset", "5")
                .method("PATCH", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[6]))));
        assertThat(unannounced.status()).isEqualTo(413);
    }

    @Test
    void isGoneWithItsVideo() {
        caller.delete("/v1/videos/" + text(link, "id"));
        assertThat(patch(0, "hello").status()).isEqualTo(410);
        assertThat(head().status()).isEqualTo(410);
        String unknown = path.substring(0, path.length() - 36) + Caller.NOBODY;
        assertThat(caller.send(caller.anonymous(unknown)
                                .header("Tus-Resumable", "1.0.0")
                                .method("HEAD", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void letsPostStandForPatch() {
        Reply reply = caller.send(tus().header("Content-Type", PART_TYPE)
                .header("Upload-Offset", "0")
                .header("X-HTTP-Method-Override", "PATCH")
                .POST(BodyPublishers.ofString("hello")));
        assertThat(reply.status()).isEqualTo(204);
        assertOffset(5);
    }

    private void assertOffset(int offset) {
        Reply head = head();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Upload-Offset")).isEqualTo(Integer.toString(offset));
        assertThat(head.header("Upload-Length")).isEqualTo("10");
        assertThat(head.header("Cache-Control")).isEqualTo("no-store");
        assertThat(head.header("Tus-Resumable")).isEqualTo("1.0.0");
    }

    private Reply head() {
        return caller.send(tus().method("HEAD", BodyPublishers.noBody()));
    }

    private Reply patch(int offset, String part) {
        return caller.send(tus().header("Content-Type", PART_TYPE)
                .header("Upload-Offset", Integer.toString(offset))
                .method("PATCH", BodyPublishers.ofString(part)));
    }

    private HttpRequest.Builder tus() {
        return caller.anonymous(path).header("Tus-Resumable", "1.0.0");
    }

    private String status() {
        return text(caller.get("/v1/videos/" + text(link, "id")).data(), "status");
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }
}
