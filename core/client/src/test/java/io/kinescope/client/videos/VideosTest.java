package io.kinescope.client.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.listing.Order;
import io.kinescope.client.type.PrivacyType;
import io.kinescope.client.videos.Chapters.Chapter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class VideosTest {

    private static final String ID = "3f1c2d4e-0000-4000-8000-000000000001";

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("videos/list");
        VideoQuery query = VideoQuery.of()
                .status(VideoStatus.DONE, VideoStatus.ERROR)
                .projectId("p 1")
                .folderId("f1")
                .withoutFolder(true)
                .ids(List.of("a", "b"))
                .search("кот & пёс")
                .order(Order.desc("created_at").thenAsc("title"))
                .page(3)
                .perPage(1);
        StepVerifier.create(videos(exchange).list(query).take(1))
                .assertNext(video -> {
                    assertThat(video.id()).isEqualTo("vKSxQyZScoQfP29oothREi");
                    assertThat(video.status()).isEqualTo(VideoStatus.UPLOADING);
                    assertThat(video.additionalMaterials()).isEmpty();
                    assertThat(video.updatedAt()).isNull();
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/videos?status[]=done&status[]=error&project_id=p%201&folder_id=f1"
                + "&without_folder=true&video_ids[]=a&video_ids[]=b"
                + "&q=%D0%BA%D0%BE%D1%82%20%26%20%D0%BF%D1%91%D1%81"
                + "&order=created_at.desc%2Ctitle.asc&page=3&per_page=1");
    }

    @Test
    void listsByPage() {
        RecordingExchange exchange = RecordingExchange.answeringWith("videos/list");
        StepVerifier.create(videos(exchange).list().pages().take(1))
                .assertNext(page -> {
                    assertThat(page.number()).isEqualTo(1);
                    assertThat(page.perPage()).isEqualTo(1);
                    assertThat(page.total()).isEqualTo(10);
                    assertThat(page.order()).isEqualTo(Order.desc("created_at").thenAsc("title"));
                    assertThat(page.items()).hasSize(1);
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/videos?page=1&per_page=10");
    }

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("videos/get");
        StepVerifier.create(videos(exchange).get(ID))
                .assertNext(video -> {
                    assertThat(video.duration()).isEqualTo(59.96);
                    assertThat(video.createdAt()).isEqualTo(Instant.parse("2025-07-30T17:11:12.905170Z"));
                    assertThat(video.privacyType()).isEqualTo(PrivacyType.CUSTOM);
                    assertThat(video.assets().get(0).fileSize()).isEqualTo(272_661_569_450L);
                    assertThat(video.assets().get(1).quality()).isEqualTo(VideoQuality.P1080);
                    assertThat(video.chapters().items())
                            .containsExactly(
                                    new Chapter("3f1c2d4e-0000-4000-8000-000000000016", 10_000, "Chapter at 10 s"));
                    assertThat(video.poster().original()).contains("<nil>");
                    assertThat(video.subtitles()).hasSize(1);
                    assertThat(video.additionalMaterials()).hasSize(1);
                    assertThat(video.audioTracks()).hasSize(1);
                    assertThat(video.tags()).containsExactly("a", "b");
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/videos/" + ID);
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("videos/update");
        VideoUpdate update = VideoUpdate.of()
                .title("New title")
                .description(null)
                .privacyType(PrivacyType.CUSTOM)
                .privacyDomains(List.of("example.org"))
                .tags(List.of("a"))
                .additionalMaterialsEnabled(false);
        StepVerifier.create(videos(exchange).update(ID, update))
                .assertNext(video -> assertThat(video.title()).isEqualTo("New title"))
                .verifyComplete();
        exchange.assertSent("PATCH /v1/videos/" + ID, """
                        {"title":"New title","description":null,"privacy_type":"custom",
                         "privacy_domains":["example.org"],"tags":["a"],"additional_materials_enabled":false}""");
    }

    @Test
    void readsTheOlderAnswerToAnUpdate() {
        StepVerifier.create(videos(RecordingExchange.answeringWith("videos/update-older"))
                        .update(ID, VideoUpdate.of()))
                .assertNext(video -> {
                    assertThat(video.workspaceId()).isEqualTo("s8vL2Zr3CxCj1A8HmxoGhp");
                    assertThat(video.shortId()).isEqualTo("199511990");
                    assertThat(video.deletedAt()).isNull();
                    assertThat(video.poster().videoId()).isEqualTo(video.id());
                    assertThat(video.playLink()).isNull();
                })
                .verifyComplete();
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answeringWith("videos/delete");
        StepVerifier.create(videos(exchange).delete(ID)).verifyComplete();
        exchange.assertSent("DELETE /v1/videos/" + ID);
    }

    @Test
    void moves() {
        RecordingExchange exchange = RecordingExchange.answeringWith("videos/get");
        StepVerifier.create(videos(exchange).move(ID, "p1")).expectNextCount(1).verifyComplete();
        exchange.assertSent("PUT /v1/videos/" + ID + "/move", "{\"project_id\":\"p1\"}");
        StepVerifier.create(videos(exchange).move(ID, "p1", "f1"))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("PUT /v1/videos/" + ID + "/move", "{\"project_id\":\"p1\",\"folder_id\":\"f1\"}");
    }

    @Test
    void updatesChapters() {
        RecordingExchange exchange = RecordingExchange.answeringWith("videos/update-chapters");
        ChaptersUpdate update = ChaptersUpdate.of()
                .chapter(Duration.ofSeconds(10), "Chapter at 10sec")
                .chapter(Duration.ofMillis(10_500), "Next")
                .enabled(true);
        StepVerifier.create(videos(exchange).updateChapters(ID, update))
                .assertNext(chapters -> {
                    assertThat(chapters.enabled()).isTrue();
                    assertThat(chapters.items()).containsExactly(new Chapter(null, 10_000, "Chapter at 10sec"));
                })
                .verifyComplete();
        exchange.assertSent("PUT /v1/videos/" + ID + "/chapters", """
                        {"items":[{"time":10000,"title":"Chapter at 10sec"},{"time":10500,"title":"Next"}],
                         "enabled":true}""");
        StepVerifier.create(
                        videos(exchange).updateChapters(ID, ChaptersUpdate.of().noChapters()))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("PUT /v1/videos/" + ID + "/chapters", "{\"items\":[]}");
    }

    @Test
    void cuts() {
        RecordingExchange exchange = RecordingExchange.answeringWith("videos/get");
        VideoCut cut = VideoCut.of()
                .trim(Duration.ofSeconds(10), Duration.ofSeconds(2))
                .trim(Duration.ofMillis(1_500), Duration.ofSeconds(100))
                .title("Best of")
                .description("d")
                .projectId("p1")
                .folderId("f1");
        StepVerifier.create(videos(exchange).cut(ID, cut)).expectNextCount(1).verifyComplete();
        exchange.assertSent("POST /v1/videos/" + ID + "/cut", """
                        {"trim":[{"start":10,"length":2},{"start":1.5,"length":100}],"title":"Best of",
                         "description":"d","project_id":"p1","folder_id":"f1"}""");
        StepVerifier.create(videos(exchange).cut(ID, VideoCut.of().crop(300, 200, 100, 80, VideoQuality.P360)))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent(
                "POST /v1/videos/" + ID + "/cut",
                "{\"crop\":{\"w\":300,\"h\":200,\"x\":100,\"y\":80,\"quality\":\"360p\"}}");
    }

    @Test
    void concatenates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("videos/get");
        VideoConcat concat =
                VideoConcat.of().prepend("a").append("b").append("c").replace(false);
        StepVerifier.create(videos(exchange).concat(ID, concat))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("POST /v1/videos/" + ID + "/concat", """
                        {"prepend":[{"video_id":"a"}],"append":[{"video_id":"b"},{"video_id":"c"}],"replace":false}""");
    }

    @Test
    void copies() {
        RecordingExchange exchange = RecordingExchange.answeringWith("videos/get");
        StepVerifier.create(videos(exchange).copy(ID, "p1")).expectNextCount(1).verifyComplete();
        exchange.assertSent("POST /v1/videos/" + ID + "/copy", "{\"parent_id\":\"p1\"}");
    }

    @Test
    void refusesFiltersWithoutValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VideoQuery.of().ids(List.of()))
                .withMessageStartingWith("video_ids[] needs at least one value");
        assertThatIllegalArgumentException().isThrownBy(() -> VideoQuery.of().status());
    }

    private static Videos videos(RecordingExchange exchange) {
        return new Videos(exchange.strict());
    }
}
