package io.kinescope.client.api;

import org.jspecify.annotations.Nullable;

/** Says why something cannot be sent; becomes a {@link io.kinescope.client.SourceException} once the call is known. */
final class UnsendableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsendableException(String reason) {
        this(reason, null);
    }

    UnsendableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
