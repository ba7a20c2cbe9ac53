package io.kinescope.test.operations;

import io.kinescope.test.videos.Videos;
import java.util.HashMap;
import java.util.Map;

/** The number and size of the videos in each project and folder, counted anew after a change. */
final class VideoTotals {

    private final Videos videos;
    private final Map<String, Total> totals = new HashMap<>();
    private long writes = -1;

    VideoTotals(Videos videos) {
        this.videos = videos;
    }

    /** Returns the total of a folder itself, or of a project with its folders. */
    Total of(String id) {
        if (writes != videos.writes()) {
            count();
            writes = videos.writes();
        }
        return totals.getOrDefault(id, Total.NONE);
    }

    private void count() {
        totals.clear();
        for (int index = 0; index < videos.end(); index++) {
            if (videos.exists(index)) {
                Total one = new Total(1, videos.size(index));
                totals.merge(videos.projectId(index), one, Total::plus);
                String folder = videos.folderId(index);
                if (folder != null) {
                    totals.merge(folder, one, Total::plus);
                }
            }
        }
    }

    /** A number of videos and their size in bytes. */
    record Total(int items, long size) {

        private static final Total NONE = new Total(0, 0);

        Total plus(Total other) {
            return new Total(items + other.items, size + other.size);
        }
    }
}
