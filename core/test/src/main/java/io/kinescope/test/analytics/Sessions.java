package io.kinescope.test.analytics;

import io.kinescope.test.analytics.Session.City;
import io.kinescope.test.analytics.Session.Device;
import io.kinescope.test.videos.PseudoRandom;
import io.kinescope.test.videos.Videos;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The viewing sessions of videos, drawn from the seed at every read: the same video has the same sessions on the same
 * day, so all sums agree. No session starts before the creation of the video, nor in the future.
 */
final class Sessions {

    private static final long DAY = TimeUnit.DAYS.toSeconds(1);
    private static final long FRESH = TimeUnit.DAYS.toSeconds(14);

    private static final List<Device> DEVICES = List.of(
            new Device("desktop", "Windows", "Chrome"),
            new Device("mobile", "Android", "Chrome Mobile"),
            new Device("desktop", "Mac OS X", "Safari"),
            new Device("mobile", "iOS", "Mobile Safari"),
            new Device("desktop", "Windows", "Yandex Browser"),
            new Device("tablet", "iOS", "Mobile Safari"),
            new Device("tv", "Tizen", "Samsung Browser"));
    private static final List<City> CITIES = List.of(
            new City("Moscow", "RU", "Russian Federation"),
            new City("Saint Petersburg", "RU", "Russian Federation"),
            new City("Almaty", "KZ", "Kazakhstan"),
            new City("Kazan", "RU", "Russian Federation"),
            new City("Minsk", "BY", "Belarus"),
            new City("Berlin", "DE", "Germany"),
            new City("Amsterdam", "NL", "Netherlands"));

    private final Videos videos;
    private final PseudoRandom random;

    Sessions(Videos videos, PseudoRandom random) {
        this.videos = videos;
        this.random = random;
    }

    /** Passes on all sessions of a video that started from {@code from} on and before {@code to}. */
    void of(int video, Instant from, Instant to, Consumer<Session> consumer) {
        if (!videos.status(video).equals("done")) {
            return;
        }
        long created = TimeUnit.MICROSECONDS.toSeconds(videos.createdAt(video)) + 1;
        long begin = Math.max(from.getEpochSecond(), created);
        long end = Math.min(to.getEpochSecond(), Instant.now().getEpochSecond());
        for (long day = Math.floorDiv(begin, DAY); day * DAY < end; day++) {
            int sessions = random.below(most(video, day * DAY - created) + 1, draw(video, day, 0), 400);
            for (int i = 1; i <= sessions; i++) {
                long draw = draw(video, day, i);
                long at = day * DAY + second(draw);
                if (begin <= at && at < end) {
                    consumer.accept(session(video, at, draw));
                }
            }
        }
    }

    /** Returns the most sessions in a day: many for a few videos, few for most, more for new ones. */
    private int most(int video, long age) {
        int popularity = random.below(100, video, 401);
        int most = popularity < 5 ? 12 : popularity < 40 ? 3 : 1;
        return age < FRESH ? most * 3 : most;
    }

    /** Returns a second of the day, from 6:00 to 22:00 in Moscow, more often near the middle. */
    private int second(long draw) {
        int half = (int) Duration.ofHours(8).toSeconds();
        return (int) Duration.ofHours(3).toSeconds() + random.below(half, draw, 402) + random.below(half, draw, 403);
    }

    private Session session(int video, long at, long draw) {
        double duration = videos.duration(video);
        double watched = Math.rint(duration * random.below(130, draw, 404) / 10) / 10;
        int actions = watched == 0 ? 1 : 4;
        return new Session(
                video,
                at,
                duration,
                Math.min(watched, duration),
                random.below(4, draw, 405) > 0,
                random.below(actions, draw, 406),
                random.below(actions, draw, 407),
                random.below(10, draw, 408) == 0 ? random.below(actions, draw, 409) : 0,
                oftenEarly(DEVICES, draw, 410),
                oftenEarly(CITIES, draw, 412));
    }

    private <T> T oftenEarly(List<T> choices, long draw, int purpose) {
        return choices.get(
                Math.min(random.below(choices.size(), draw, purpose), random.below(choices.size(), draw, purpose + 1)));
    }

    private static long draw(int video, long day, int number) {
        return (video * 100_000L + day) * 100 + number;
    }
}
