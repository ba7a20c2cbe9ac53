package io.kinescope.client.api;

/** A response without a body where the call expects data: a server that dies after the head of its response sends this. */
final class EmptyBodyException extends UnreadableException {

    private static final long serialVersionUID = 1L;

    EmptyBodyException() {
        super("it is empty");
    }
}
