package io.kinescope.client.annotations;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v1/videos/{video_id}/annotations/{annotation_id}} changes. Whether an update keeps what is not set
 * is undocumented.
 */
public final class AnnotationUpdate extends AnnotationFields<AnnotationUpdate> {

    private AnnotationUpdate(Map<String, @Nullable Object> values) {
        super(values, AnnotationUpdate::new);
    }

    /**
     * Changes an annotation. The API demands the end with every update.
     *
     * @param end when it disappears; sent in milliseconds
     * @return the request
     */
    public static AnnotationUpdate of(Duration end) {
        return new AnnotationUpdate(Map.of()).with("end_time", end.toMillis());
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
}
