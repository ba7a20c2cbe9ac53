package io.kinescope.client.annotations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An annotation that a video shows over its picture for some time: a text, or another video.
 *
 * @param id the annotation's id
 * @param mediaId the id of the video it is on
 * @param videoId the id of the video it shows; null if it shows none
 * @param annotationType the kind; empty text in the documented listing
 * @param title its text; may be empty
 * @param link the target of a click; may be empty
 * @param startTime the time of appearance, in milliseconds
 * @param endTime the time of disappearance, in milliseconds
 * @param annotationPosterId the id of its picture; null if it has none
 * @param posterUrl the URL of its picture, which expires; null if it has none, and outside of listings
 * @param createdAt the time of creation
 * @param updatedAt the time of the last change; null if there was none
 */
public record Annotation(
        String id,
        String mediaId,
        @Nullable String videoId,
        AnnotationType annotationType,
        String title,
        String link,
        long startTime,
        long endTime,
        @Nullable String annotationPosterId,
        @Nullable String posterUrl,
        Instant createdAt,
        @Nullable Instant updatedAt) {}
