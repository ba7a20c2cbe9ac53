package io.kinescope.client.api;

import io.kinescope.client.listing.Shift;

/**
 * A listener for the progress of work that takes several calls, listings and uploads, for logs and metrics. {@link
 * CallListener} has the events of a single call.
 *
 * <p>The events come on different threads, those of one listing or upload one after another. A listener must not block; what
 * it throws is discarded and harms no work. No event holds an id of a resource, a token or another secret.
 *
 * <pre>{@code
 * builder.progressListener(new ProgressListener() {
 *     @Override
 *     public void pageRead(String operation, int items) {
 *         log.debug("{} read {} items", operation, items);
 *     }
 * });
 * }</pre>
 */
public interface ProgressListener {

    /**
     * Reports that a page of a listing was received and read. {@code eachOnce()} reads pages that overlap, and discards some
     * when the listing shifts.
     *
     * @param operation the method and path template of the listing, such as {@code GET /v1/videos}
     * @param items the number of items of the page
     */
    default void pageRead(String operation, int items) {}

    /**
     * Reports that a listing that is read by {@code eachOnce()} shifted, because items were deleted or added meanwhile.
     *
     * @param operation the method and path template of the listing
     * @param shift the number of items before the position, expected and found
     */
    default void listingShifted(String operation, Shift shift) {}

    /**
     * Reports that the server has a further part of a video: the acknowledged part of a chunk of a resumable upload, or the
     * whole content of a single request.
     *
     * @param operation the method and path template of the request, such as {@code PATCH {endpoint}}
     * @param bytes the size of the part, 1 or more
     */
    default void chunkUploaded(String operation, long bytes) {}
}
