package io.kinescope.client.error;

/** A video did not become playable: its processing failed, or took longer than the caller waits. */
public final class NotReadyException extends KinescopeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_STATUS = 100;

    /** The status as the API spells it. */
    private final String status;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call that told the status
     * @param status the last known status as the API spells it
     * @param reason the reason, in a few words
     */
    public NotReadyException(String operation, String status, String reason) {
        super(operation, "the video is not ready: " + reason, null);
        this.status = LogSafeText.of(status, LONGEST_STATUS);
    }

    /**
     * Returns the last known status.
     *
     * @return the status as the API spells it, such as {@code error}; empty if it was never told
     */
    public String status() {
        return status;
    }
}
