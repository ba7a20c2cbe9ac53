package io.kinescope.examples.upload;

/**
 * What happens to a file on its way.
 *
 * @param item the file
 * @param bytes how many bytes more of it are done with
 * @param result how it ended, {@link Result#NONE} if it did not yet
 * @param problem what went wrong, empty if nothing did
 */
record UploadStep(UploadItem item, long bytes, Result result, String problem) {

    /** How it ended. */
    enum Result {
        NONE,
        SENT,
        REPLACED,
        THERE_ALREADY,
        FAILED
    }
}
