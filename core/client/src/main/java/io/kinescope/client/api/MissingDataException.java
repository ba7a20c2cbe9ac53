package io.kinescope.client.api;

/**
 * A response without its data: a server that dies after the head of its response sends an empty body. Another attempt may
 * bring the data.
 */
final class MissingDataException extends UnreadableException {

    private static final long serialVersionUID = 1L;

    MissingDataException(String reason) {
        super(reason);
    }
}
