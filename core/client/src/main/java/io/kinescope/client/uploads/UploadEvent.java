package io.kinescope.client.uploads;

import org.jspecify.annotations.Nullable;

/** An event of an upload: its start, its progress, its end. */
public sealed interface UploadEvent {

    /**
     * The start of an upload, or of its resumption.
     *
     * @param videoId the id of the video; null in a single request, where the response has it
     * @param total the size in bytes; 0 if Kinescope fetches the video
     */
    record Started(@Nullable String videoId, long total) implements UploadEvent {}

    /**
     * Progress of an upload. There are at most four of these events a second, with increasing numbers, and one at the
     * end with the total.
     *
     * @param done the number of bytes that the server has acknowledged; in a single request, that were written
     * @param total the size in bytes
     */
    record Progress(long done, long total) implements UploadEvent {}

    /**
     * The end of an upload. The video is not ready yet, see {@link Uploads#awaitReady(String)}.
     *
     * @param video the video
     */
    record Finished(UploadedVideo video) implements UploadEvent {}
}
