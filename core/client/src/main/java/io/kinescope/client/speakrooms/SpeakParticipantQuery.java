package io.kinescope.client.speakrooms;

import io.kinescope.client.listing.Order;
import io.kinescope.client.type.PageParams;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which participants {@code GET /v1/speak/rooms/{room_id}/participants} lists, in which order.
 */
public final class SpeakParticipantQuery extends PageParams<SpeakParticipantQuery> {

    private SpeakParticipantQuery(Map<String, @Nullable Object> values) {
        super(values, SpeakParticipantQuery::new);
    }

    /**
     * Asks for all participants.
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
        return withAny("role[]", List.of(roles));
    }

    /**
     * Lists only what has this text in the name; of the participant or of the room, the documentation is not clear.
     *
     * @param text what to look for
     * @return a copy with the value
     */
    public SpeakParticipantQuery search(String text) {
        return with("q", text);
    }

    /**
     * Sorts the participants. Documented fields: {@code name}, {@code role}, {@code created_at}, {@code updated_at}.
     *
     * @param order what to sort by; the default is the API's
     * @return a copy with the value
     */
    public SpeakParticipantQuery order(Order order) {
        return with("order", order);
    }
}
