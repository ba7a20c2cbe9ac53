package io.kinescope.client.json;

/**
 * A response without its data: a server that dies after the head of its response sends an empty body. Another attempt may
 * bring the data.
 */
public final class MissingDataException extends UnreadableException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with the reason, in a few words. */
    public MissingDataException(String reason) {
        super(reason);
    }
}
