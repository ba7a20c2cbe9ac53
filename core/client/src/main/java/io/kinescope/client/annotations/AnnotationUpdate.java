package io.kinescope.client.annotations;

import io.kinescope.client.type.Params;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v1/videos/{video_id}/annotations/{annotation_id}} changes. Whether an update keeps what is not set
 * is undocumented.
 */
public final class AnnotationUpdate extends Params<AnnotationUpdate> {

    private AnnotationUpdate() {}

    private AnnotationUpdate(Map<String, @Nullable Object> values) {
        super(values);
    }

    /**
     * Changes an annotation. The API demands the end with every update.
     *
     * @param end when it disappears; sent in milliseconds
     * @return the request
     */
    public static AnnotationUpdate of(Duration end) {
        return new AnnotationUpdate().with("end_time", end.toMillis());
    }

    @Override
    protected AnnotationUpdate copy(Map<String, @Nullable Object> values) {
        return new AnnotationUpdate(values);
    }

    /**
     * Changes when it appears.
     *
     * @param start the new beginning; sent in milliseconds
     * @return a copy with the value
     */
    public AnnotationUpdate start(Duration start) {
        return with("start_time", start.toMillis());
    }

    /**
     * Changes the text.
     *
     * @param title what viewers read
     * @return a copy with the value
     */
    public AnnotationUpdate title(String title) {
        return with("title", title);
    }

    /**
     * Changes where a click on it leads.
     *
     * @param link a URL
     * @return a copy with the value
     */
    public AnnotationUpdate link(String link) {
        return with("link", link);
    }

    /**
     * Changes which video it shows. The API demands this for {@link AnnotationType#VIDEO}.
     *
     * @param videoId the id of the video it shows, not of the one it is on
     * @return a copy with the value
     */
    public AnnotationUpdate videoId(String videoId) {
        return with("video_id", videoId);
    }

    /**
     * Changes its picture.
     *
     * @param annotationPosterId the id of the picture; how to upload one is undocumented
     * @return a copy with the value
     */
    public AnnotationUpdate annotationPosterId(String annotationPosterId) {
        return with("annotation_poster_id", annotationPosterId);
    }
}
