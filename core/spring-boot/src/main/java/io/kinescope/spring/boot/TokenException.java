package io.kinescope.spring.boot;

/** There is no API token that could be one. No message contains what was given instead. */
final class TokenException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    TokenException(String message) {
        super(message);
    }

    TokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
