package io.kinescope.client.speakrooms;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/speak/rooms/{room_id}/participants} and
 * {@code PATCH /v1/speak/rooms/{room_id}/participants/{participant_id}}. The fields are undocumented, so there is only
 * {@code with(name, value)}. Whether an update keeps the fields that are not set is undocumented.
 */
public final class SpeakParticipantFields extends Params<SpeakParticipantFields> {

    private SpeakParticipantFields(Map<String, @Nullable Object> values) {
        super(values, SpeakParticipantFields::new);
    }

    /**
     * Creates a request without fields.
     *
     * @return an empty request
     */
    public static SpeakParticipantFields of() {
        return new SpeakParticipantFields(Map.of());
    }
}
