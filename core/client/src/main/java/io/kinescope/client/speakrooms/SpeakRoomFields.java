package io.kinescope.client.speakrooms;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/speak/rooms} and {@code PATCH /v1/speak/rooms/{room_id}}. The fields are undocumented, so
 * there is only {@code with(name, value)}. Whether an update keeps the fields that are not set is undocumented.
 */
public final class SpeakRoomFields extends Params<SpeakRoomFields> {

    private SpeakRoomFields(Map<String, @Nullable Object> values) {
        super(values, SpeakRoomFields::new);
    }

    /**
     * Creates a request without fields.
     *
     * @return an empty request
     */
    public static SpeakRoomFields of() {
        return new SpeakRoomFields(Map.of());
    }
}
