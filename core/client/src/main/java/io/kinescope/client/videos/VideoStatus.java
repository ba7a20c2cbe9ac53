package io.kinescope.client.videos;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * The status of a video between upload and playback.
 *
 * @param value the value as the API spells it
 */
public record VideoStatus(String value) implements OpenEnum {

    /** Waits to be uploaded or processed. */
    public static final VideoStatus PENDING = new VideoStatus("pending");

    /** Is being uploaded. */
    public static final VideoStatus UPLOADING = new VideoStatus("uploading");

    /** Is being prepared for processing. */
    public static final VideoStatus PRE_PROCESSING = new VideoStatus("pre-processing");

    /** Is being processed. */
    public static final VideoStatus PROCESSING = new VideoStatus("processing");

    /** Was given up. */
    public static final VideoStatus ABORTED = new VideoStatus("aborted");

    /** Can be played. */
    public static final VideoStatus DONE = new VideoStatus("done");

    /** Could not be processed. */
    public static final VideoStatus ERROR = new VideoStatus("error");

    /** Its upload or processing is paused. */
    public static final VideoStatus SUSPENDED = new VideoStatus("suspended");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public VideoStatus {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
