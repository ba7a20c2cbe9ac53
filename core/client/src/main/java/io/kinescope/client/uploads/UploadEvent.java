package io.kinescope.client.uploads;

import org.jspecify.annotations.Nullable;

/** What happens during an upload: it started, it came further, it finished. */
public sealed interface UploadEvent {

    /**
     * The upload begins, or goes on.
     *
     * @param videoId the id of the video; null in a single request, where it comes with the answer
     * @param total how many bytes there are; 0 if Kinescope fetches them itself
     */
    record Started(@Nullable String videoId, long total) implements UploadEvent {}

    /**
     * The upload came further. There are at most four of these a second and one at the end; the numbers rise, and the
     * last one is the total.
     *
     * @param done how many bytes the server has acknowledged; in a single request, how many were written
     * @param total how many bytes there are
     */
    record Progress(long done, long total) implements UploadEvent {}

    /**
     * The upload is complete. The video is not ready yet: {@link Uploads#awaitReady(String)}.
     *
     * @param video the video
     */
    record Finished(UploadedVideo video) implements UploadEvent {}
}
