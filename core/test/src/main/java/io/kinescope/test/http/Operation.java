package io.kinescope.test.http;

import io.kinescope.test.json.ApiError;
import tools.jackson.databind.node.ObjectNode;

/** An operation of the API. */
@FunctionalInterface
public interface Operation {

    /** Returns the body of a successful answer; errors are thrown as {@link ApiError}. */
    ObjectNode answer(Call call);
}
