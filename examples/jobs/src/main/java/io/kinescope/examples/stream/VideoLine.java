package io.kinescope.examples.stream;

import io.kinescope.client.videos.Video;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The properties of a video in a line of the output. */
final class VideoLine {

    private VideoLine() {}

    static Map<String, @Nullable Object> of(Video video) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("id", video.id());
        line.put("title", video.title());
        line.put("status", Objects.toString(video.status(), null));
        line.put("project_id", video.projectId());
        line.put("folder_id", video.folderId());
        line.put("duration", video.duration());
        line.put("tags", video.tags());
        line.put("created_at", video.createdAt());
        line.put("updated_at", video.updatedAt());
        return line;
    }
}
