package io.kinescope.client.posters;

import org.jspecify.annotations.Nullable;

/**
 * A still picture of a video or a live event. The response is undocumented; these are the fields that
 * were seen.
 *
 * @param id the poster's id
 * @param videoId the id of the video; null where the API leaves it out
 * @param storageId the id of the storage of the file; undocumented, null where the API leaves it out
 * @param type the kind of the poster, {@code image} as far as seen; null where the API leaves it out
 * @param status the step of its processing, {@code done} as far as seen; null where the API leaves it out
 * @param active whether it is the one that is shown
 * @param original the URL in full size; the API has been seen to put a literal {@code <nil>} into it
 * @param md the URL in medium size
 * @param sm the URL in small size
 * @param xs the URL in the smallest size
 * @param fromTime undocumented
 * @param toTime undocumented
 */
public record Poster(
        String id,
        @Nullable String videoId,
        @Nullable String storageId,
        @Nullable String type,
        @Nullable String status,
        @Nullable Boolean active,
        @Nullable String original,
        @Nullable String md,
        @Nullable String sm,
        @Nullable String xs,
        @Nullable Double fromTime,
        @Nullable Double toTime) {}
