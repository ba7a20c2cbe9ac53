package io.kinescope.client.error;

/**
 * A listing that cannot be read completely: it ended before its total, its pages do not continue each other, or the API
 * does not keep the order that was requested. The items before it were emitted.
 */
public final class IncompleteListingException extends KinescopeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     * @param reason the reason, in a few words
     */
    public IncompleteListingException(String operation, String reason) {
        super(operation, operation + " cannot be listed completely: " + reason, null);
    }
}
