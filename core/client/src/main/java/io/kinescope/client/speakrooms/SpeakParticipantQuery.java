package io.kinescope.client.speakrooms;

import io.kinescope.client.listing.Order;
import io.kinescope.client.type.PageParams;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code GET /v1/speak/rooms/{room_id}/participants}.
 */
public final class SpeakParticipantQuery extends PageParams<SpeakParticipantQuery> {

    private SpeakParticipantQuery(Map<String, @Nullable Object> values) {
        super(values, SpeakParticipantQuery::new);
    }

    /**
     * Creates a query for all participants.
     *
     * @return a query without filters
     */
    public static SpeakParticipantQuery of() {
        return new SpeakParticipantQuery(Map.of());
    }

    /**
     * Lists only participants in one of these roles.
     *
     * @param roles at least one
     * @return a copy with the value
     */
    public SpeakParticipantQuery role(ParticipantRole... roles) {
        return withAny("role[]", roles);
    }

    /**
     * Lists only participants with this text in a name. Whether in that of the participant or of the room is
     * undocumented.
     *
     * @param text the text to search for
     * @return a copy with the value
     */
    public SpeakParticipantQuery search(String text) {
        return set("q", text);
    }

    /**
     * Sorts the participants. Documented fields: {@code name}, {@code role}, {@code created_at}, {@code updated_at}.
     *
     * @param order the order; the default is the API's
     * @return a copy with the value
     */
    public SpeakParticipantQuery order(Order order) {
        return set("order", order);
    }
}
