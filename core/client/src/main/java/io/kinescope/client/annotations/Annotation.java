package io.kinescope.client.annotations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a video shows over its picture for some time: a text, or another video.
 *
 * @param id the annotation's id
 * @param mediaId the id of the video it is on
 * @param videoId the id of the video it shows; null if it shows none
 * @param annotationType what it shows; empty text in the documented listing
 * @param title its text; may be empty
 * @param link where a click on it leads; may be empty
 * @param startTime when it appears, in milliseconds
 * @param endTime when it disappears, in milliseconds
 * @param annotationPosterId the id of its picture; null if it has none
 * @param posterUrl the URL of its picture, which expires; null if it has none, and outside of listings
 * @param createdAt when it was created
 * @param updatedAt when it last changed; null if it never did
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
