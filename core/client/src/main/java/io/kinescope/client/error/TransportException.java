package io.kinescope.client.error;

import org.jspecify.annotations.Nullable;

/** There is no complete answer: no connection, a connection that broke, or a time-out. The cause says which. */
public final class TransportException extends KinescopeException {

    private static final long serialVersionUID = 1L;

    /** Some reasons quote what the peer sent. */
    private static final int LONGEST_REASON = 300;

    /** True if any of the request may have reached the server. */
    private final boolean sent;

    /** True if another attempt fails alike. */
    private final boolean permanent;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     * @param sent whether any of the request may have reached the server
     * @param permanent whether another attempt fails alike
     * @param reason the reason, in a few words
     * @param cause the error underneath; null if there is none
     */
    public TransportException(
            String operation, boolean sent, boolean permanent, String reason, @Nullable Throwable cause) {
        super(
                operation,
                operation
                        + (sent ? " got no complete answer: " : " was not sent: ")
                        + LogSafeText.of(reason, LONGEST_REASON),
                cause);
        this.sent = sent;
        this.permanent = permanent;
    }

    /**
     * Tells whether any of the request may have reached the server.
     *
     * @return false if nothing was written, so that the server has done nothing; true if it may have acted
     */
    public boolean sent() {
        return sent;
    }

    /**
     * Tells whether another attempt fails alike, such as with a certificate that is not trusted or a proxy that refuses
     * the password. Such a request is not repeated.
     *
     * @return true if repeating the request cannot help
     */
    public boolean permanent() {
        return permanent;
    }
}
