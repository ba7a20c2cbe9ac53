package io.kinescope.client.json;

/** A type of the caller's that cannot be built from JSON, whatever the answer is; the pipeline adds the call. */
public final class UnbuildableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Class<?> type;
    private final Throwable definition;

    UnbuildableException(Class<?> type, Throwable definition) {
        super(definition);
        this.type = type;
        this.definition = definition;
    }

    /** Returns the type that cannot be built. */
    public Class<?> type() {
        return type;
    }

    /** Returns the fault of the type. */
    public Throwable definition() {
        return definition;
    }
}
