package io.kinescope.test.http;

import io.kinescope.test.json.ApiError;

/** An operation that does not keep its body. */
@FunctionalInterface
public interface StreamingOperation {

    /** Checks path, query and headers before the body; errors are thrown as {@link ApiError}. */
    BodyReceiver begin(Call call);
}
