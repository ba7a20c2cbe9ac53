package io.kinescope.client.annotations;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /v1/videos/{video_id}/annotations} creates.
 */
public final class AnnotationCreate extends AnnotationFields<AnnotationCreate> {

    private AnnotationCreate(Map<String, @Nullable Object> values) {
        super(values, AnnotationCreate::new);
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
        return new AnnotationCreate(Map.of())
                .with("type", type)
                .with("start_time", start.toMillis())
                .with("end_time", end.toMillis());
    }
}
