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
     * @param title the text that viewers see
     * @return a copy with the value
     */
    public P title(String title) {
        return set("title", title);
    }

    /**
     * Sets the link that a click opens.
     *
     * @param link a URL
     * @return a copy with the value
     */
    public P link(String link) {
        return set("link", link);
    }

    /**
     * Sets the video that the annotation shows. The API requires it for an update of type {@link AnnotationType#VIDEO}.
     *
     * @param videoId the id of the shown video, not of the annotated one
     * @return a copy with the value
     */
    public P videoId(String videoId) {
        return set("video_id", videoId);
    }

    /**
     * Sets its picture.
     *
     * @param annotationPosterId the id of the picture; how to upload one is undocumented
     * @return a copy with the value
     */
    public P annotationPosterId(String annotationPosterId) {
        return set("annotation_poster_id", annotationPosterId);
    }
}
