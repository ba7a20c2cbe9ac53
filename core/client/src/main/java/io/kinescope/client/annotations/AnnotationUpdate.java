package io.kinescope.client.annotations;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /v1/videos/{video_id}/annotations/{annotation_id}}. Whether an update keeps the fields that
 * are not set is undocumented.
 */
public final class AnnotationUpdate extends AnnotationFields<AnnotationUpdate> {

    private AnnotationUpdate(Map<String, @Nullable Object> values) {
        super(values, AnnotationUpdate::new);
    }

    /**
     * Creates an update. The API requires the end in every update.
     *
     * @param end the time at which the annotation disappears; sent in milliseconds
     * @return the request
     */
    public static AnnotationUpdate of(Duration end) {
        return new AnnotationUpdate(Map.of()).set("end_time", milliseconds("end", end));
    }

    /**
     * Changes the time at which the annotation appears.
     *
     * @param start the new time; sent in milliseconds
     * @return a copy with the value
     */
    public AnnotationUpdate start(Duration start) {
        return set("start_time", milliseconds("start", start));
    }
}
