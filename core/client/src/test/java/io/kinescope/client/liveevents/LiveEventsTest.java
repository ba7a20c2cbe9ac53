package io.kinescope.client.liveevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.listing.Order;
import io.kinescope.client.restreams.RestreamCreate;
import io.kinescope.client.videos.VideoQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class LiveEventsTest {

    private static final String ID = "3f1c2d4e-0000-4000-8000-000000000001";

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("liveevents/list");
        StepVerifier.create(events(exchange)
                        .list(LiveEventQuery.of()
                                .folderId("f1")
                                .projectId("p1")
                                .withoutFolder(true)
                                .order(Order.desc("created_at").thenAsc("name"))
                                .page(2)
                                .perPage(10))
                        .take(1))
                .assertNext(event -> {
                    assertThat(event.id()).isEqualTo("a5659f1e-bb40-442f-a74b-c1eac915442c");
                    assertThat(event.type()).isEqualTo(LiveEventType.RECURRING);
                    assertThat(event.restreams()).isEmpty();
                    assertThat(event.moderators()).isEmpty();
                    assertThat(event.chatPreview()).isNull();
                    assertThat(event.video().presets()).isEmpty();
                })
                .verifyComplete();
        exchange.assertSent(
                "GET /v2/live/events?folder_id=f1&project_id=p1&without_folder=true&order=created_at.desc%2Cname.asc&page=2&per_page=10");
    }

    @Test
    void listsByPage() {
        RecordingExchange exchange = RecordingExchange.answeringWith("liveevents/list");
        StepVerifier.create(events(exchange).list().pages())
                .assertNext(page -> {
                    assertThat(page.items()).hasSize(1);
                    assertThat(page.total()).isEqualTo(1);
                })
                .verifyComplete();
        exchange.assertSent("GET /v2/live/events?page=1&per_page=10");
    }

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("liveevents/get");
        StepVerifier.create(events(exchange).get(ID))
                .assertNext(event -> {
                    assertThat(event.parentId()).isEqualTo("c73909aa-2ebf-4676-bdab-8010ab503075");
                    assertThat(event.streamkey()).isEqualTo("a6739c5535504feaa45da338dc62f752");
                    assertThat(event.autoStart()).isTrue();
                    assertThat(event.protected_()).isFalse();
                    assertThat(event.record().parentId()).isEqualTo("c21d86ac-7e90-43e7-b825-cbf300951355");
                    assertThat(event.video().presets()).containsExactly(VideoQuality.P360, VideoQuality.P1080);
                    assertThat(event.audio().channelMapping()).isNull();
                    assertThat(event.restreams()).hasSize(1);
                    assertThat(event.reconnectWindow()).isEqualTo(1800);
                    assertThat(event.scheduled().time()).isEqualTo(Instant.parse("2023-12-19T00:05:41.634922Z"));
                    assertThat(event.stream().status()).isEqualTo(StreamStatus.PENDING);
                    assertThat(event.stream().finishedAt()).isNull();
                    assertThat(event.latencyMode()).isEqualTo(LatencyMode.STANDARD);
                    assertThat(event.moderators()).isEmpty();
                    assertThat(event.allowChatLinks()).isFalse();
                    assertThat(event.poster().active()).isTrue();
                })
                .verifyComplete();
        exchange.assertSent("GET /v2/live/events/" + ID);
    }

    @Test
    void showsNoKeys() {
        LiveEvent event = events(RecordingExchange.answeringWith("liveevents/get"))
                .get(ID)
                .block();
        assertThat(event.toString())
                .contains("streamkey=***", "key=***", "name=Update event", "latencyMode=standard")
                .doesNotContain(event.streamkey(), event.restreams().get(0).key());
    }

    @Test
    void creates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("liveevents/create");
        LiveEventCreate create = LiveEventCreate.of("New event", LiveEventType.RECURRING)
                .autoStart(true)
                .encrypted(false)
                .timeShift(false)
                .parentId("p1")
                .reconnectWindow(Duration.ofMinutes(10))
                .scheduledAt(Instant.parse("2022-12-19T00:05:41.634922Z"))
                .recordTo("p2")
                .presets(VideoQuality.P360, VideoQuality.P1080)
                .restream(RestreamCreate.of("Restream 1", "rtmp://rtmp.example.org/live", "stream key"))
                .latencyMode(LatencyMode.STANDARD)
                .showMembers(true)
                .chatActive(false)
                .chatAfterStream(true)
                .chatPreview(true);
        StepVerifier.create(events(exchange).create(create))
                .assertNext(event -> assertThat(event.updatedAt()).isNull())
                .verifyComplete();
        exchange.assertSent("POST /v2/live/events", """
                        {"name":"New event","type":"recurring","auto_start":true,"protected":false,
                         "time_shift":false,"parent_id":"p1","reconnect_window":600,
                         "scheduled":{"time":"2022-12-19T00:05:41.634922Z"},"record":{"parent_id":"p2"},
                         "video":{"presets":["360p","1080p"]},"restreams":[{"name":"Restream 1",
                         "url":"rtmp://rtmp.example.org/live","key":"stream key"}],"latency_mode":"standard",
                         "show_members":true,"chat_active":false,"chat_after_stream":true,"chat_preview":true}""");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("liveevents/update");
        LiveEventUpdate update = LiveEventUpdate.of()
                .name("Update event")
                .subtitle("Second line")
                .moderators(List.of("m1", "m2"))
                .autoStart(false)
                .encrypted(true)
                .timeShift(true)
                .reconnectWindow(Duration.ofSeconds(30))
                .scheduledAt(Instant.EPOCH)
                .recordTo("p2")
                .presets(VideoQuality.P720)
                .latencyMode(LatencyMode.REDUCED)
                .showMembers(false)
                .chatActive(true)
                .chatAfterStream(false)
                .chatPreview(false)
                .chatJwtRequired(true);
        StepVerifier.create(events(exchange).update(ID, update))
                .assertNext(event -> {
                    assertThat(event.name()).isEqualTo("Update event");
                    assertThat(event.chatActive()).isNull();
                })
                .verifyComplete();
        exchange.assertSent("PUT /v2/live/events/" + ID, """
                        {"name":"Update event","subtitle":"Second line","moderators":["m1","m2"],"auto_start":false,"protected":true,"time_shift":true,
                         "reconnect_window":30,"scheduled":{"time":"1970-01-01T00:00:00Z"},
                         "record":{"parent_id":"p2"},"video":{"presets":["720p"]},"latency_mode":"reduced",
                         "show_members":false,"chat_active":true,"chat_after_stream":false,"chat_preview":false,
                         "chat_jwt_required":true}""");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answering("");
        StepVerifier.create(events(exchange).delete(ID)).verifyComplete();
        exchange.assertSent("DELETE /v2/live/events/" + ID);
    }

    @Test
    void enables() {
        RecordingExchange exchange = RecordingExchange.answeringWith("liveevents/get");
        StepVerifier.create(events(exchange).enable(ID)).expectNextCount(1).verifyComplete();
        exchange.assertSent("PUT /v2/live/events/" + ID + "/enable");
    }

    @Test
    void completes() {
        RecordingExchange exchange = RecordingExchange.answeringWith("liveevents/get");
        StepVerifier.create(events(exchange).complete(ID)).expectNextCount(1).verifyComplete();
        exchange.assertSent("PUT /v2/live/events/" + ID + "/complete");
    }

    @Test
    void schedules() {
        RecordingExchange exchange = RecordingExchange.answeringWith("liveevents/schedule");
        StepVerifier.create(events(exchange).schedule(ID, Instant.parse("2022-11-15T12:42:00.991558Z")))
                .assertNext(stream -> {
                    assertThat(stream.eventId()).isEqualTo("a5659f1e-bb40-442f-a74b-c1eac915442c");
                    assertThat(stream.startedAt()).isEqualTo(Instant.parse("2022-11-15T12:42:00.991558Z"));
                })
                .verifyComplete();
        exchange.assertSent(
                "POST /v2/live/events/" + ID + "/stream", "{\"started_at\":\"2022-11-15T12:42:00.991558Z\"}");
    }

    @Test
    void reschedules() {
        RecordingExchange exchange = RecordingExchange.answeringWith("liveevents/reschedule");
        StepVerifier.create(events(exchange).reschedule(ID, Instant.parse("2024-11-15T12:42:00.991558Z")))
                .assertNext(stream -> {
                    assertThat(stream.startedAt()).isEqualTo(Instant.parse("2024-11-15T12:42:00.991558Z"));
                })
                .verifyComplete();
        exchange.assertSent(
                "PUT /v2/live/events/" + ID + "/stream", "{\"started_at\":\"2024-11-15T12:42:00.991558Z\"}");
    }

    @Test
    void moves() {
        RecordingExchange exchange = RecordingExchange.answeringWith("liveevents/move");
        StepVerifier.create(events(exchange).move(ID, "p1"))
                .assertNext(event -> {
                    assertThat(event.poster()).isNull();
                    assertThat(event.subtitle()).isNull();
                    assertThat(event.scheduled().time()).isNull();
                })
                .verifyComplete();
        exchange.assertSent("PUT /v2/live/events/" + ID + "/move", "{\"parent_id\":\"p1\"}");
    }

    @Test
    void listsVideos() {
        RecordingExchange exchange = RecordingExchange.answeringWith("videos/list");
        StepVerifier.create(events(exchange)
                        .listVideos(
                                ID,
                                LiveEventVideoQuery.of()
                                        .order(Order.desc("created_at"))
                                        .perPage(1))
                        .take(1))
                .assertNext(video -> {
                    assertThat(video.id()).isEqualTo("vKSxQyZScoQfP29oothREi");
                })
                .verifyComplete();
        exchange.assertSent("GET /v2/live/events/" + ID + "/videos?order=created_at.desc&per_page=1&page=1");
    }

    @Test
    void listsAllVideos() {
        RecordingExchange exchange = RecordingExchange.answeringWith("videos/list");
        StepVerifier.create(events(exchange).listVideos(ID).take(1))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("GET /v2/live/events/" + ID + "/videos?page=1&per_page=10");
    }

    @Test
    void measures() {
        RecordingExchange exchange = RecordingExchange.answeringWith("liveevents/list-quality-of-service");
        StepVerifier.create(events(exchange).listQualityOfService(ID))
                .assertNext(first -> {
                    assertThat(first)
                            .isEqualTo(new QualityOfService(
                                    2438.0, 156.0, 30.0, QualityStatus.OK, Instant.parse("2024-03-07T09:01:30Z")));
                })
                .assertNext(second -> {
                    assertThat(second.status()).isEqualTo(QualityStatus.KEYFRAMES_VERY_UNEVEN);
                    assertThat(second.frameRate()).isEqualTo(29.97);
                })
                .verifyComplete();
        exchange.assertSent("GET /v2/live/events/" + ID + "/qos");
    }

    @Test
    void exportsChatAsJson() {
        RecordingExchange exchange = RecordingExchange.answering("{\"data\":[{\"any\":{\"thing\":1}},\"x\"]}");
        StepVerifier.create(events(exchange).listChat(ID, "s1"))
                .expectNext(Map.of("any", Map.of("thing", 1)), "x")
                .verifyComplete();
        exchange.assertSent("GET /v2/live/events/" + ID + "/stream/s1/chat.json");
    }

    @Test
    void exportsChatAsCsv() {
        RecordingExchange exchange = RecordingExchange.answering("a,b\n1,\"x, y\"\n");
        StepVerifier.create(events(exchange).exportChatCsv(ID, "s1").rows())
                .assertNext(row -> assertThat(row.get("b")).isEqualTo("x, y"))
                .verifyComplete();
        exchange.assertSent("GET /v2/live/events/" + ID + "/stream/s1/chat.csv");
    }

    @Test
    void exportsChatAsText() {
        RecordingExchange exchange = RecordingExchange.answering("one\nдва\n");
        StepVerifier.create(events(exchange).exportChatText(ID, "s1"))
                .expectNext("one", "два")
                .verifyComplete();
        exchange.assertSent("GET /v2/live/events/" + ID + "/stream/s1/chat.txt");
    }

    private static LiveEvents events(RecordingExchange exchange) {
        return new LiveEvents(exchange.strict());
    }
}
