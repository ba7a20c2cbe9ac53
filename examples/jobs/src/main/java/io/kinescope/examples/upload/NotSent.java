package io.kinescope.examples.upload;

/**
 * A file of the source that cannot become a video.
 *
 * @param file the name of the file
 * @param reason the reason
 */
record NotSent(String file, String reason) {

    /** Returns the file and the reason. */
    String line() {
        return file + ": " + reason;
    }
}
