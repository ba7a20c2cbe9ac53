package io.kinescope.client.annotations;

import io.kinescope.client.type.Params;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields that can be set when an annotation is created and when it is updated.
 *
 * @param <P> the type of the request object
 */
abstract class AnnotationFields<P extends AnnotationFields<P>> extends Params<P> {

    AnnotationFields(Map<String, @Nullable Object> values, Function<Map<String, @Nullable Object>, P> constructor) {
        super(values, constructor);
    }

    /**
     * Sets the text.
     *
     * @param title what viewers read
     * @return a copy with the value
     */
    public P title(String title) {
        return with("title", title);
    }

    /**
     * Sets where a click on it leads.
     *
     * @param link a URL
     * @return a copy with the value
     */
    public P link(String link) {
        return with("link", link);
    }

    /**
     * Sets which video it shows, for {@link AnnotationType#VIDEO}.
     *
     * @param videoId the id of the video it shows, not of the one it is on
     * @return a copy with the value
     */
    public P videoId(String videoId) {
        return with("video_id", videoId);
    }

    /**
     * Sets its picture.
     *
     * @param annotationPosterId the id of the picture; how to upload one is undocumented
     * @return a copy with the value
     */
    public P annotationPosterId(String annotationPosterId) {
        return with("annotation_poster_id", annotationPosterId);
    }
}
