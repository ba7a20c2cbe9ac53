package io.kinescope.client.videos;

import io.kinescope.client.listing.Order;
import io.kinescope.client.type.PageParams;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code GET /v1/videos}.
 */
public final class VideoQuery extends PageParams<VideoQuery> {

    private VideoQuery(Map<String, @Nullable Object> values) {
        super(values, VideoQuery::new);
    }

    /**
     * Creates a query for all videos.
     *
     * @return a query without filters
     */
    public static VideoQuery of() {
        return new VideoQuery(Map.of());
    }

    /**
     * Lists only videos in one of these states.
     *
     * @param statuses at least one
     * @return a copy with the value
     */
    public VideoQuery status(VideoStatus... statuses) {
        return withAny("status[]", statuses);
    }

    /**
     * Lists only videos in this folder.
     *
     * @param folderId the id of a folder
     * @return a copy with the value
     */
    public VideoQuery folderId(String folderId) {
        return set("folder_id", folderId);
    }

    /**
     * Lists only videos in this project.
     *
     * @param projectId the id of a project
     * @return a copy with the value
     */
    public VideoQuery projectId(String projectId) {
        return set("project_id", projectId);
    }

    /**
     * Lists only videos outside of folders.
     *
     * @param only whether to exclude videos in folders; the default is false
     * @return a copy with the value
     */
    public VideoQuery withoutFolder(boolean only) {
        return set("without_folder", only);
    }

    /**
     * Lists only these videos.
     *
     * @param videoIds at least one id
     * @return a copy with the value
     */
    public VideoQuery ids(Collection<String> videoIds) {
        return withAny("video_ids[]", videoIds);
    }

    /**
     * Lists only videos with this text in the title or the description.
     *
     * @param text the text to search for
     * @return a copy with the value
     */
    public VideoQuery search(String text) {
        return set("q", text);
    }

    /**
     * Sorts the videos. Documented fields: {@code title}, {@code description}, {@code created_at}, {@code updated_at},
     * {@code duration}.
     *
     * @param order the order; the default is the API's
     * @return a copy with the value
     */
    public VideoQuery order(Order order) {
        return set("order", order);
    }
}
