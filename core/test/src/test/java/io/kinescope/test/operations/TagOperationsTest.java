package io.kinescope.test.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.Caller;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.videos.VideoJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TagOperationsTest {

    private final LocalKinescope kinescope =
            LocalKinescope.builder().unlimited().start();
    private final Caller caller = new Caller(kinescope);

    @AfterEach
    void close() {
        kinescope.close();
    }

    @Test
    void listsTheTagsOfTheVideos() {
        assertThat(caller.get("/v1/tags").items())
                .extracting(tag -> tag.path("tag").stringValue())
                .containsExactlyElementsOf(VideoJson.TAGS);
    }

    @Test
    void createsChangesAndDeletes() {
        JsonNode tag = caller.send("POST", "/v1/tags", "{'tag':'новый'}").data();
        assertThat(caller.get("/v1/tags").items()).contains(tag);
        String path = "/v1/tags/" + tag.path("id").stringValue();
        JsonNode changed =
                caller.send("PUT", path, "{'tag':'old','archived':true}").data();
        assertThat(changed.path("id")).isEqualTo(tag.path("id"));
        assertThat(changed.path("tag").stringValue()).isEqualTo("old");
        assertThat(changed.path("archived").booleanValue()).isTrue();
        assertThat(caller.send("PUT", path, "{'tag':'old'}").data()).isEqualTo(changed);
        assertThat(caller.get("/v1/tags").items()).contains(changed).doesNotContain(tag);
        assertThat(caller.delete(path).data().path("success").booleanValue()).isTrue();
        assertThat(caller.get("/v1/tags").items()).hasSameSizeAs(VideoJson.TAGS);
        assertThat(caller.delete(path).code()).isEqualTo(404404);
    }

    @Test
    void demandsTheText() {
        String path =
                "/v1/tags/" + caller.get("/v1/tags").items().get(0).path("id").stringValue();
        assertThat(caller.send("POST", "/v1/tags", "{'tag':''}").code()).isEqualTo(400400);
        assertThat(caller.send("PUT", path, "{'archived':true}").code()).isEqualTo(400400);
        assertThat(caller.send("PUT", "/v1/tags/" + Caller.NOBODY, "{'tag':'x'}")
                        .code())
                .isEqualTo(404404);
        assertThat(caller.send("PUT", "/v1/tags/1", "{'tag':'x'}").code()).isEqualTo(400301);
    }
}
