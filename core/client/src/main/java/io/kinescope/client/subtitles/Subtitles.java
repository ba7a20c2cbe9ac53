package io.kinescope.client.subtitles;

import io.kinescope.client.api.Api;
import io.kinescope.client.content.Content;
import io.kinescope.client.content.Multipart;
import io.kinescope.client.listing.Listing;
import io.kinescope.client.type.Params;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The subtitle tracks of videos.
 *
 * <pre>{@code
 * Mono<Subtitle> english = client.subtitles().list(videoId).filter(track -> "en".equals(track.language())).next();
 * }</pre>
 */
public final class Subtitles {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Subtitles(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all subtitles of a video: {@code GET /v1/videos/{video_id}/subtitles}.
     *
     * @param videoId the video's id
     * @return the subtitles
     */
    public Listing<Subtitle> list(String videoId) {
        return api.get("/v1/videos/{video_id}/subtitles", videoId).allPages(Subtitle.class);
    }

    /**
     * Returns a subtitle: {@code GET /v1/videos/{video_id}/subtitles/{subtitle_id}}.
     *
     * @param videoId the video's id
     * @param subtitleId the subtitle's id
     * @return the subtitle; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<Subtitle> get(String videoId, String subtitleId) {
        return api.get("/v1/videos/{video_id}/subtitles/{subtitle_id}", videoId, subtitleId)
                .data(Subtitle.class);
    }

    /**
     * Uploads a subtitle: {@code POST /v1/videos/{video_id}/subtitles}, as a form.
     *
     * @param videoId the video's id
     * @param language its language, such as {@code en}
     * @param description the name that viewers choose it by
     * @param filename the name of the file
     * @param content the file
     * @return the subtitle
     */
    public Mono<Subtitle> upload(
            String videoId, String language, String description, String filename, Content content) {
        return api.post("/v1/videos/{video_id}/subtitles", videoId)
                .body(Multipart.of("file", filename, content)
                        .field("language", language)
                        .field("description", description))
                .data(Subtitle.class);
    }

    /**
     * Changes a subtitle: {@code PATCH /v1/videos/{video_id}/subtitles/{subtitle_id}}.
     *
     * @param videoId the video's id
     * @param subtitleId the subtitle's id
     * @param update the changes
     * @return the changed subtitle
     */
    public Mono<Subtitle> update(String videoId, String subtitleId, SubtitleUpdate update) {
        return api.patch("/v1/videos/{video_id}/subtitles/{subtitle_id}", videoId, subtitleId)
                .body(update)
                .data(Subtitle.class);
    }

    /**
     * Deletes a subtitle: {@code DELETE /v1/videos/{video_id}/subtitles/{subtitle_id}}.
     *
     * @param videoId the video's id
     * @param subtitleId the subtitle's id
     * @return completes when the subtitle is deleted
     */
    public Mono<Void> delete(String videoId, String subtitleId) {
        return api.delete("/v1/videos/{video_id}/subtitles/{subtitle_id}", videoId, subtitleId)
                .done();
    }

    /**
     * Copies a subtitle: {@code POST /v1/videos/{video_id}/subtitles/{subtitle_id}/copy}.
     *
     * @param videoId the video's id
     * @param subtitleId the subtitle's id
     * @return the copy
     */
    public Mono<Subtitle> copy(String videoId, String subtitleId) {
        return api.post("/v1/videos/{video_id}/subtitles/{subtitle_id}/copy", videoId, subtitleId)
                .data(Subtitle.class);
    }

    /**
     * Changes in which order a video's subtitles stand: {@code PATCH /v1/videos/{video_id}/subtitles/reorder}.
     *
     * @param videoId the video's id
     * @param subtitleIds the ids of its subtitles, the first one first
     * @return completes when the order is changed
     */
    public Mono<Void> reorder(String videoId, List<String> subtitleIds) {
        return api.patch("/v1/videos/{video_id}/subtitles/reorder", videoId)
                .body(Params.list("subtitle_ids", subtitleIds))
                .done();
    }
}
