package io.kinescope.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.analytics.AnalyticsQuery;
import io.kinescope.client.analytics.Dimension;
import io.kinescope.client.analytics.Granularity;
import io.kinescope.client.analytics.Metric;
import io.kinescope.client.listing.Order;
import io.kinescope.client.liveevents.LiveEvent;
import io.kinescope.client.liveevents.LiveEventCreate;
import io.kinescope.client.liveevents.LiveEventType;
import io.kinescope.client.liveevents.LiveEventUpdate;
import io.kinescope.client.liveevents.StreamStatus;
import io.kinescope.client.playlists.Playlist;
import io.kinescope.client.playlists.PlaylistCreate;
import io.kinescope.client.playlists.PlaylistEntity;
import io.kinescope.client.playlists.PlaylistUpdate;
import io.kinescope.client.projects.Project;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.tags.Tag;
import io.kinescope.client.tags.TagUpdate;
import io.kinescope.client.type.TimeRange;
import io.kinescope.client.videos.Video;
import io.kinescope.client.webhooks.Webhook;
import io.kinescope.client.webhooks.WebhookCreate;
import io.kinescope.client.webhooks.WebhookEvent;
import io.kinescope.client.webhooks.WebhookUpdate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The client against the API in memory, which has none of the client's classes. */
@Timeout(60)
class KinescopeClientTest {

    private final LocalKinescope kinescope =
            LocalKinescope.builder().videos(100).unlimited().start();
    private final KinescopeClient client = KinescopeClient.builder()
            .token(kinescope.token())
            .baseUrl(kinescope.url())
            .rateLimiter(RateLimiter.unlimited())
            .build();

    @AfterEach
    void close() {
        client.close();
        kinescope.close();
    }

    @Test
    void keepsPlaylists() {
        List<String> videos = all(client.videos().list().take(3).map(Video::id));
        Playlist playlist = get(client.playlists().create(PlaylistCreate.of("P").entityIds(videos)));
        get(client.playlists().moveEntity(playlist.id(), videos.get(0), 1));
        get(client.playlists().deleteEntities(playlist.id(), videos.subList(1, 2)));
        get(client.playlists().addEntities(playlist.id(), videos.subList(1, 2)));
        assertThat(all(client.playlists().listEntities(playlist.id())))
                .extracting(PlaylistEntity::id)
                .containsExactly(videos.get(0), videos.get(2), videos.get(1));
        Playlist updated =
                get(client.playlists().update(playlist.id(), PlaylistUpdate.of().description("D")));
        assertThat(updated.description()).isEqualTo("D");
        assertThat(get(client.playlists().get(playlist.id()))).isEqualTo(updated);
        assertThat(all(client.playlists().list())).hasSize(5).contains(updated);
        client.playlists().delete(playlist.id()).block();
        assertThat(all(client.playlists().list())).hasSize(4);
    }

    @Test
    void keepsTags() {
        Tag tag = get(client.tags().create("T"));
        get(client.tags().update(tag.id(), TagUpdate.of("U").archived(true)));
        assertThat(all(client.tags().list())).extracting(Tag::tag).contains("U").doesNotContain("T");
        client.tags().delete(tag.id()).block();
        assertThat(all(client.tags().list())).extracting(Tag::tag).doesNotContain("U");
    }

    @Test
    void keepsWebhooks() {
        Webhook webhook =
                get(client.webhooks().create(WebhookCreate.of("W", "https://a.b/c", WebhookEvent.LIVE_CREATED)));
        Webhook updated =
                get(client.webhooks().update(webhook.id(), WebhookUpdate.of().login("L")));
        assertThat(updated.login()).isEqualTo("L");
        assertThat(updated.events()).containsExactly(WebhookEvent.LIVE_CREATED);
        assertThat(all(client.webhooks().list())).hasSize(3).contains(updated);
        client.webhooks().delete(webhook.id()).block();
        assertThat(all(client.webhooks().list())).hasSize(2);
    }

    @Test
    void runsLiveEvents() {
        String project = get(client.projects().list().map(Project::id).next());
        LiveEvent event = get(client.liveEvents()
                .create(LiveEventCreate.of("E", LiveEventType.RECURRING).recordTo(project)));
        Instant time = Instant.parse("2030-01-02T03:04:05Z");
        get(client.liveEvents().schedule(event.id(), time));
        assertThat(get(client.liveEvents().reschedule(event.id(), time.plusSeconds(1)))
                        .startedAt())
                .isEqualTo(time.plusSeconds(1));
        assertThat(get(client.liveEvents().move(event.id(), project)).parentId())
                .isEqualTo(project);
        get(client.liveEvents()
                .update(event.id(), LiveEventUpdate.of().name("F").reconnectWindow(Duration.ofMinutes(1))));
        assertThat(status(get(client.liveEvents().enable(event.id())))).isEqualTo(StreamStatus.ON_AIR);
        assertThat(status(get(client.liveEvents().complete(event.id())))).isEqualTo(StreamStatus.FINISHED);
        assertThat(all(client.liveEvents().listVideos(event.id())))
                .extracting(Video::title)
                .containsExactly("F");
        LiveEvent read = get(client.liveEvents().get(event.id()));
        assertThat(read.reconnectWindow()).isEqualTo(60.0);
        assertThat(all(client.liveEvents().list())).hasSize(5).contains(read);
        client.liveEvents().delete(event.id()).block();
        assertThat(all(client.liveEvents().list())).hasSize(4);
    }

    @Test
    void readsAnalytics() {
        TimeRange march = TimeRange.of(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 4, 1));
        Long views = get(client.analytics().getOverview(march)).total().views();
        assertThat(views).isPositive();
        assertThat(all(client.analytics()
                                .list(AnalyticsQuery.of(march)
                                        .group(Granularity.MONTH)
                                        .groupEntities(Dimension.VIDEO_ID)
                                        .fields(Metric.VIEW, Dimension.VIDEO_ID)
                                        .order(Order.desc("view"))))
                        .stream()
                        .mapToLong(row -> Objects.requireNonNullElse(row.count(Metric.VIEW), 0L))
                        .sum())
                .isEqualTo(views);
    }

    private static StreamStatus status(LiveEvent event) {
        return Objects.requireNonNull(event.stream()).status();
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional().orElseThrow();
    }

    private static <T> List<T> all(Flux<T> flux) {
        return flux.collectList().blockOptional().orElseThrow();
    }
}
