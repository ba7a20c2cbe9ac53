package io.kinescope.client.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** The failure of reading a response, without the content of the response, which Jackson's messages quote. */
final class JsonFailure {

    private JsonFailure() {}

    /** Returns the fault of the answer, or of the type that it was to be read as. */
    static RuntimeException of(JacksonException unreadable, Class<?> wanted) {
        return unreadable instanceof InvalidDefinitionException definition
                ? new UnbuildableException(wanted, definition)
                : new UnreadableException("it is not the JSON that was expected (" + describe(unreadable) + ")");
    }

    private static String describe(JacksonException unreadable) {
        String kind = unreadable.getClass().getSimpleName();
        if (unreadable instanceof ValueInstantiationException refused && refused.getCause() != null) {
            kind = refused.getType().getRawClass().getName() + " refused it with "
                    + refused.getCause().getClass().getSimpleName();
        }
        TokenStreamLocation location = unreadable.getLocation();
        return location == null
                ? kind
                : kind + " at byte " + Math.max(location.getByteOffset(), location.getCharOffset());
    }
}
