package io.kinescope.client.annotations;

import io.kinescope.client.type.Params;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /v1/videos/{video_id}/annotations} creates.
 */
public final class AnnotationCreate extends Params<AnnotationCreate> {

    private AnnotationCreate() {}

    private AnnotationCreate(Map<String, @Nullable Object> values) {
        super(values);
    }

    /**
     * Creates an annotation.
     *
     * @param type what it shows
     * @param start when it appears; sent in milliseconds
     * @param end when it disappears; sent in milliseconds
     * @return the request
     */
    public static AnnotationCreate of(AnnotationType type, Duration start, Duration end) {
        return new AnnotationCreate()
                .with("type", type)
                .with("start_time", start.toMillis())
                .with("end_time", end.toMillis());
    }

    @Override
    protected AnnotationCreate copy(Map<String, @Nullable Object> values) {
        return new AnnotationCreate(values);
    }

    /**
     * Sets the text.
     *
     * @param title what viewers read
     * @return a copy with the value
     */
    public AnnotationCreate title(String title) {
        return with("title", title);
    }

    /**
     * Sets where a click on it leads.
     *
     * @param link a URL
     * @return a copy with the value
     */
    public AnnotationCreate link(String link) {
        return with("link", link);
    }

    /**
     * Sets which video it shows, for {@link AnnotationType#VIDEO}.
     *
     * @param videoId the id of the video it shows, not of the one it is on
     * @return a copy with the value
     */
    public AnnotationCreate videoId(String videoId) {
        return with("video_id", videoId);
    }

    /**
     * Sets its picture.
     *
     * @param annotationPosterId the id of the picture; how to upload one is undocumented
     * @return a copy with the value
     */
    public AnnotationCreate annotationPosterId(String annotationPosterId) {
        return with("annotation_poster_id", annotationPosterId);
    }
}
