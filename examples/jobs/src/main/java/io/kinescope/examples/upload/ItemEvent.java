package io.kinescope.examples.upload;

/** An event of the upload of one file. */
sealed interface ItemEvent {

    /** Returns the file. */
    UploadItem item();

    /** Returns the number of its bytes that are done since the event before. */
    long bytes();

    /** Some bytes were sent. */
    record BytesSent(UploadItem item, long bytes) implements ItemEvent {}

    /** The file is a video, and the journal has it. */
    record Finished(UploadItem item, long bytes, ResultStatus status, String videoId) implements ItemEvent {}

    /** The upload failed, for a reason that does not concern the other files. */
    record Failed(UploadItem item, String reason) implements ItemEvent {

        @Override
        public long bytes() {
            return 0;
        }
    }
}
