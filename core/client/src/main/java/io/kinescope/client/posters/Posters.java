package io.kinescope.client.posters;

import io.kinescope.client.api.Api;
import io.kinescope.client.content.Content;
import io.kinescope.client.listing.Listing;
import io.kinescope.client.type.Fields;
import io.kinescope.client.type.Params;
import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The posters of videos: the still pictures they are shown by.
 *
 * <pre>{@code
 * Mono<Poster> poster = client.posters().create(videoId, Duration.ofMillis(2_500));
 * }</pre>
 */
public final class Posters {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Posters(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all posters of a video: {@code GET /v1/videos/{video_id}/posters}.
     *
     * @param videoId the video's id
     * @return the posters
     */
    public Listing<Poster> list(String videoId) {
        return api.get("/v1/videos/{video_id}/posters", videoId).allPages(Poster.class);
    }

    /**
     * Returns a poster: {@code GET /v1/videos/{video_id}/posters/{poster_id}}.
     *
     * @param videoId the video's id
     * @param posterId the poster's id
     * @return the poster; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<Poster> get(String videoId, String posterId) {
        return api.get("/v1/videos/{video_id}/posters/{poster_id}", videoId, posterId)
                .data(Poster.class);
    }

    /**
     * Makes a poster of what a video shows at some time: {@code POST /v1/videos/{video_id}/posters}.
     *
     * @param videoId the video's id
     * @param time the time since the video's beginning; sent in seconds
     * @return the poster
     */
    public Mono<Poster> create(String videoId, Duration time) {
        return api.post("/v1/videos/{video_id}/posters", videoId)
                .body(Fields.of("from_time", Params.seconds("time", time)))
                .data(Poster.class);
    }

    /**
     * Deletes a poster: {@code DELETE /v1/videos/{video_id}/posters/{poster_id}}.
     *
     * @param videoId the video's id
     * @param posterId the poster's id
     * @return completes when the poster is deleted
     */
    public Mono<Void> delete(String videoId, String posterId) {
        return api.delete("/v1/videos/{video_id}/posters/{poster_id}", videoId, posterId)
                .done();
    }

    /**
     * Makes a poster the one that is shown: {@code POST /v1/videos/{video_id}/posters/{poster_id}/active}.
     *
     * @param videoId the video's id
     * @param posterId the poster's id
     * @return completes when the poster is active
     */
    public Mono<Void> setActive(String videoId, String posterId) {
        return api.post("/v1/videos/{video_id}/posters/{poster_id}/active", videoId, posterId)
                .done();
    }

    /**
     * Uploads a poster of a video: {@code POST /v2/poster}, on the uploader. That it takes videos is seen rather than
     * documented.
     *
     * @param videoId the video's id
     * @param image an image, with its type: {@code Content.of(file).type("image/png")}
     * @return the poster
     */
    public Mono<Poster> upload(String videoId, Content image) {
        return api.uploader()
                .post("/v2/poster")
                .textHeader("X-Video-ID", videoId)
                .body(image)
                .data(Poster.class);
    }

    /**
     * Lets Kinescope fetch a poster of a video: {@code POST /v2/poster}, on the uploader. That it takes videos is seen
     * rather than documented.
     *
     * @param videoId the video's id
     * @param url a link to an image
     * @return the poster
     */
    public Mono<Poster> uploadFromUrl(String videoId, String url) {
        return api.uploader()
                .post("/v2/poster")
                .textHeader("X-Video-ID", videoId)
                .header("X-Poster-URL", url)
                .data(Poster.class);
    }

    /**
     * Uploads a poster of a live event: {@code POST /v2/poster}, on the uploader.
     *
     * @param eventId the event's id
     * @param image an image, with its type: {@code Content.of(file).type("image/png")}
     * @return the poster
     */
    public Mono<Poster> uploadForEvent(String eventId, Content image) {
        return api.uploader()
                .post("/v2/poster")
                .textHeader("X-Event-ID", eventId)
                .body(image)
                .data(Poster.class);
    }

    /**
     * Lets Kinescope fetch a poster of a live event: {@code POST /v2/poster}, on the uploader.
     *
     * @param eventId the event's id
     * @param url a link to an image
     * @return the poster
     */
    public Mono<Poster> uploadForEventFromUrl(String eventId, String url) {
        return api.uploader()
                .post("/v2/poster")
                .textHeader("X-Event-ID", eventId)
                .header("X-Poster-URL", url)
                .data(Poster.class);
    }
}
