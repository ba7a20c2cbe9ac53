package io.kinescope.client.videos;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.OrderedListing;
import io.kinescope.client.type.Fields;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The videos of the workspace.
 *
 * <pre>{@code
 * VideoQuery ready = VideoQuery.of().status(VideoStatus.DONE).order(Order.desc("created_at"));
 * Flux<Video> newest = client.videos().list(ready).take(20);
 * }</pre>
 *
 * <p>Videos are created with {@code uploads()}.
 */
public final class Videos {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Videos(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all videos: {@code GET /v1/videos}. A page is requested when its first video is
     * requested.
     *
     * @return the videos
     */
    public OrderedListing<Video> list() {
        return list(VideoQuery.of());
    }

    /**
     * Lists the videos that match the query: {@code GET /v1/videos}. A page is requested when its first video is
     * requested.
     *
     * @param query the filter and the order of the videos
     * @return the videos
     */
    public OrderedListing<Video> list(VideoQuery query) {
        return api.get("/v1/videos").query(query).items(Video.class, Video::id, Video::createdAt);
    }

    /**
     * Returns a video: {@code GET /v1/videos/{video_id}}.
     *
     * @param videoId the video's id
     * @return the video; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<Video> get(String videoId) {
        return api.get("/v1/videos/{video_id}", videoId).data(Video.class);
    }

    /**
     * Changes a video: {@code PATCH /v1/videos/{video_id}}.
     *
     * @param videoId the video's id
     * @param update the changes
     * @return the changed video; documented without its links and subtitles
     */
    public Mono<Video> update(String videoId, VideoUpdate update) {
        return api.patch("/v1/videos/{video_id}", videoId).body(update).data(Video.class);
    }

    /**
     * Deletes a video: {@code DELETE /v1/videos/{video_id}}. Whether it can be restored is undocumented.
     *
     * @param videoId the video's id
     * @return completes when the video is deleted
     */
    public Mono<Void> delete(String videoId) {
        return api.delete("/v1/videos/{video_id}", videoId).done();
    }

    /**
     * Moves a video to a project, outside of its folders: {@code PUT /v1/videos/{video_id}/move}. The response is
     * undocumented.
     *
     * @param videoId the video's id
     * @param projectId the id of the target project
     * @return the moved video
     */
    public Mono<Video> move(String videoId, String projectId) {
        return api.put("/v1/videos/{video_id}/move", videoId)
                .body(Fields.of("project_id", projectId))
                .data(Video.class);
    }

    /**
     * Moves a video to a folder of a project: {@code PUT /v1/videos/{video_id}/move}. The response is
     * undocumented.
     *
     * @param videoId the video's id
     * @param projectId the id of the target project
     * @param folderId the id of the target folder
     * @return the moved video
     */
    public Mono<Video> move(String videoId, String projectId, String folderId) {
        return api.put("/v1/videos/{video_id}/move", videoId)
                .body(Fields.of("project_id", projectId).and("folder_id", folderId))
                .data(Video.class);
    }

    /**
     * Changes the chapters of a video: {@code PUT /v1/videos/{video_id}/chapters}.
     *
     * @param videoId the video's id
     * @param update the new chapters, or whether viewers see them
     * @return the chapters
     */
    public Mono<Chapters> updateChapters(String videoId, ChaptersUpdate update) {
        return api.put("/v1/videos/{video_id}/chapters", videoId).body(update).data(Chapters.class);
    }

    /**
     * Makes a new video out of parts of one: {@code POST /v1/videos/{video_id}/cut}. The response is
     * undocumented.
     *
     * @param videoId the video's id
     * @param cut the parts to keep and the area of the picture
     * @return the new video
     */
    public Mono<Video> cut(String videoId, VideoCut cut) {
        return api.post("/v1/videos/{video_id}/cut", videoId).body(cut).data(Video.class);
    }

    /**
     * Joins videos before and after one: {@code POST /v1/videos/{video_id}/concat}. The response is
     * undocumented.
     *
     * @param videoId the id of the video in the middle
     * @param concat the videos before and after it
     * @return the joined video
     */
    public Mono<Video> concat(String videoId, VideoConcat concat) {
        return api.post("/v1/videos/{video_id}/concat", videoId).body(concat).data(Video.class);
    }

    /**
     * Copies a video: {@code POST /v1/videos/{video_id}/copy}. The response is undocumented.
     *
     * @param videoId the video's id
     * @param parentId the id of the project or folder that gets the copy
     * @return the copy
     */
    public Mono<Video> copy(String videoId, String parentId) {
        return api.post("/v1/videos/{video_id}/copy", videoId)
                .body(Fields.of("parent_id", parentId))
                .data(Video.class);
    }
}
