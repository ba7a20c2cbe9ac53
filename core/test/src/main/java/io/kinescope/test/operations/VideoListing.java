package io.kinescope.test.operations;

import io.kinescope.test.http.Ordering;
import io.kinescope.test.videos.Videos;
import java.util.LinkedHashMap;
import java.util.Map;

/** The latest listings of videos, kept so that the next page costs no more than its items. */
final class VideoListing {

    /** A listing of a million takes four megabytes. */
    private static final int REMEMBERED = 2;

    private final Videos videos;
    private final VideoOrder order;
    private final Map<Key, int[]> latest = new LinkedHashMap<>(4, 0.75f, true);
    private long writes;

    VideoListing(Videos videos) {
        this.videos = videos;
        this.order = new VideoOrder(videos);
    }

    /** Returns the sorted indexes of the videos; callers must not change them. */
    int[] indexes(VideoFilter filter, Ordering ordering) {
        if (writes != videos.writes()) {
            latest.clear();
            writes = videos.writes();
        }
        Key key = new Key(filter, ordering);
        int[] known = latest.get(key);
        if (known != null) {
            return known;
        }
        if (latest.size() == REMEMBERED) {
            latest.remove(latest.keySet().iterator().next());
        }
        int[] indexes = filter.select(videos);
        order.sort(indexes, ordering);
        latest.put(key, indexes);
        return indexes;
    }

    private record Key(VideoFilter filter, Ordering ordering) {}
}
