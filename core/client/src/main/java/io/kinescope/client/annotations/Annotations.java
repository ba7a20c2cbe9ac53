package io.kinescope.client.annotations;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.Listing;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The annotations of videos: what is shown over the picture for some time.
 *
 * <pre>{@code
 * AnnotationCreate hint = AnnotationCreate.of(AnnotationType.TEXT, Duration.ZERO, Duration.ofSeconds(10))
 *         .title("Read more")
 *         .link("https://example.org");
 * Mono<Annotation> annotation = client.annotations().create(videoId, hint);
 * }</pre>
 */
public final class Annotations {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Annotations(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all annotations of a video: {@code GET /v1/videos/{video_id}/annotations}.
     *
     * @param videoId the video's id
     * @return the annotations; documented with an empty type
     */
    public Listing<Annotation> list(String videoId) {
        return api.get("/v1/videos/{video_id}/annotations", videoId).allPages(Annotation.class);
    }

    /**
     * Returns an annotation: {@code GET /v1/videos/{video_id}/annotations/{annotation_id}}.
     *
     * @param videoId the video's id
     * @param annotationId the annotation's id
     * @return the annotation; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<Annotation> get(String videoId, String annotationId) {
        return api.get("/v1/videos/{video_id}/annotations/{annotation_id}", videoId, annotationId)
                .data(Annotation.class);
    }

    /**
     * Creates an annotation: {@code POST /v1/videos/{video_id}/annotations}.
     *
     * @param videoId the video's id
     * @param annotation the new annotation
     * @return the annotation
     */
    public Mono<Annotation> create(String videoId, AnnotationCreate annotation) {
        return api.post("/v1/videos/{video_id}/annotations", videoId)
                .body(annotation)
                .data(Annotation.class);
    }

    /**
     * Changes an annotation: {@code PUT /v1/videos/{video_id}/annotations/{annotation_id}}.
     *
     * @param videoId the video's id
     * @param annotationId the annotation's id
     * @param update the changes
     * @return the changed annotation
     */
    public Mono<Annotation> update(String videoId, String annotationId, AnnotationUpdate update) {
        return api.put("/v1/videos/{video_id}/annotations/{annotation_id}", videoId, annotationId)
                .body(update)
                .data(Annotation.class);
    }

    /**
     * Deletes an annotation: {@code DELETE /v1/videos/{video_id}/annotations/{annotation_id}}.
     *
     * @param videoId the video's id
     * @param annotationId the annotation's id
     * @return completes when the annotation is deleted
     */
    public Mono<Void> delete(String videoId, String annotationId) {
        return api.delete("/v1/videos/{video_id}/annotations/{annotation_id}", videoId, annotationId)
                .done();
    }
}
