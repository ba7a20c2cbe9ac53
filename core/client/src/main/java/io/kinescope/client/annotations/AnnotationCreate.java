package io.kinescope.client.annotations;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/videos/{video_id}/annotations}.
 */
public final class AnnotationCreate extends AnnotationFields<AnnotationCreate> {

    private AnnotationCreate(Map<String, @Nullable Object> values) {
        super(values, AnnotationCreate::new);
    }

    /**
     * Creates an annotation.
     *
     * @param type the type of the annotation
     * @param start the time at which it appears, from the start of the video; sent in milliseconds
     * @param end the time at which it disappears; sent in milliseconds
     * @return the request
     */
    public static AnnotationCreate of(AnnotationType type, Duration start, Duration end) {
        return new AnnotationCreate(Map.of())
                .set("type", type)
                .set("start_time", milliseconds("start", start))
                .set("end_time", milliseconds("end", end));
    }
}
