package io.kinescope.client.api;

/** A type of the caller's that cannot be built from JSON, whatever the answer is; the pipeline adds the call. */
final class UnbuildableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Class<?> type;
    private final Throwable definition;

    UnbuildableException(Class<?> type, Throwable definition) {
        super(definition);
        this.type = type;
        this.definition = definition;
    }

    Class<?> type() {
        return type;
    }

    Throwable definition() {
        return definition;
    }
}
