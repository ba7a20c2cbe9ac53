package io.kinescope.test.library;

import io.kinescope.test.json.Timestamps;
import io.kinescope.test.videos.PseudoRandom;
import io.kinescope.test.videos.VideoJson;
import io.kinescope.test.videos.Videos;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** The playlists, live events, tags and webhooks a library begins with, given its projects and videos. */
final class SampleCollections {

    private static final List<String> PLAYLISTS =
            List.of("Start here", "Best of the year", "Short ones", "Для первого урока");
    private static final List<String> EVENTS =
            List.of("Weekly town hall", "Product launch", "Открытый урок", "Questions & answers");
    private static final long DAY = Duration.ofDays(1).toNanos() / 1000;

    private final PseudoRandom random;
    private final Library library;
    private final Videos videos;

    SampleCollections(PseudoRandom random, Library library) {
        this.random = random;
        this.library = library;
        this.videos = library.videos();
    }

    List<Playlist> playlists() {
        List<Project> projects = projects("vod");
        List<Playlist> playlists = new ArrayList<>();
        for (int i = 0; i < PLAYLISTS.size(); i++) {
            Project project = projects.get(i);
            playlists.add(Playlist.create(
                    random.uuid(i, 310),
                    library.workspaceId(),
                    project.id(),
                    PLAYLISTS.get(i),
                    Playlist.SORT_FIELDS.get(i % 3),
                    videos(i, 3 + 2 * i),
                    project.createdAt() + (i + 100) * DAY));
        }
        return playlists;
    }

    /** Every other one is over and recorded, the others are to begin. */
    List<LiveEvent> liveEvents() {
        List<Project> projects = projects("live");
        List<LiveEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS.size(); i++) {
            Project project = projects.get(i % projects.size());
            long created = project.createdAt() + (i + 50) * DAY;
            LiveEvent event = LiveEvent.create(
                    random.uuid(i, 311),
                    library.workspaceId(),
                    project.id(),
                    EVENTS.get(i),
                    i % 3 == 0 ? "recurring" : "one-time",
                    created);
            event.json().putObject("record").put("parent_id", project.id());
            String start = Timestamps.format(created + 7 * DAY);
            ((ObjectNode) event.json().path("scheduled")).put("time", start);
            event.stream().put("id", random.uuid(i, 312)).put("started_at", start);
            if (i % 2 == 0) {
                event.stream()
                        .put("status", "finished")
                        .put("finished_at", Timestamps.format(created + 7 * DAY + DAY / 24));
                event = new LiveEvent(event.json(), videos(i + 10, 3));
            }
            events.add(event);
        }
        return events;
    }

    List<ObjectNode> tags() {
        return IntStream.range(0, VideoJson.TAGS.size())
                .mapToObj(i -> Tags.tag(random.uuid(i, 313), VideoJson.TAGS.get(i), false))
                .toList();
    }

    List<ObjectNode> webhooks() {
        return List.of(
                Webhooks.webhook(
                        random.uuid(0, 314),
                        "Catalogue",
                        "https://example.com/kinescope/media",
                        List.of("media.update.status")),
                Webhooks.webhook(
                        random.uuid(1, 314),
                        "Studio",
                        "https://example.com/kinescope/live",
                        List.of("live.connected", "live.disconnected")));
    }

    /** Some videos that are not the same for another number, no more than there are. */
    private List<String> videos(int number, int count) {
        return IntStream.range(0, videos.end() == 0 ? 0 : count)
                .map(i -> random.below(videos.end(), number * 100L + i, 315))
                .mapToObj(videos::id)
                .distinct()
                .toList();
    }

    private List<Project> projects(String catalogType) {
        return library.projects(project -> project.catalogType().equals(catalogType));
    }
}
