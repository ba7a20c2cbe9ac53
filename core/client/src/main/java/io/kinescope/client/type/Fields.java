package io.kinescope.client.type;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object without a class of its own: the body of a request, or an object in it.
 *
 * <pre>{@code
 * api.put("/v1/videos/{video_id}/move", videoId).body(Fields.of("project_id", projectId).and("folder_id", folderId))
 * }</pre>
 */
public final class Fields extends Params<Fields> {

    private Fields(Map<String, @Nullable Object> values) {
        super(values, Fields::new);
    }

    /**
     * Creates an object with one field.
     *
     * @param name the name as the API spells it
     * @param value the value
     * @return the object
     * @throws NullPointerException if the value is null or contains null; the message has the name
     */
    public static Fields of(String name, Object value) {
        return new Fields(Map.of()).and(name, value);
    }

    /**
     * Adds a field; {@link #with(String, Object)} adds one that is null.
     *
     * @param name the name as the API spells it
     * @param value the value
     * @return a copy with the field
     * @throws NullPointerException if the value is null or contains null; the message has the name
     */
    public Fields and(String name, Object value) {
        return set(name, value);
    }
}
