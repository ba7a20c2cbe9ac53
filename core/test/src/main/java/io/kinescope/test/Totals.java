package io.kinescope.test;

import java.util.HashMap;
import java.util.Map;

/** How many videos are in each project and folder, and how many bytes they have; counted anew after a change. */
final class Totals {

    private final Videos videos;
    private final Map<String, Total> totals = new HashMap<>();
    private long writes = -1;

    Totals(Videos videos) {
        this.videos = videos;
    }

    /** A folder has what is in itself, a project what is in its folders too. */
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

    /** So many videos of so many bytes. */
    record Total(int items, long size) {

        private static final Total NONE = new Total(0, 0);

        Total plus(Total other) {
            return new Total(items + other.items, size + other.size);
        }
    }
}
