package io.kinescope.test;

import tools.jackson.databind.node.ObjectNode;

/** An operation of the API. */
@FunctionalInterface
interface Operation {

    /** The body of a successful answer; anything else is thrown as {@link ApiError}. */
    ObjectNode answer(Call call);
}
