package io.kinescope.test;

/** An operation whose body is too large to be kept. */
@FunctionalInterface
interface Reception {

    /** Checks what is known before the body; what is wrong is thrown as {@link ApiError}. */
    Receiver begin(Call call);
}
