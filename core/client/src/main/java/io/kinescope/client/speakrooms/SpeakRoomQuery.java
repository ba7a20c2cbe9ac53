package io.kinescope.client.speakrooms;

import io.kinescope.client.listing.Order;
import io.kinescope.client.type.PageParams;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code GET /v1/speak/rooms}.
 */
public final class SpeakRoomQuery extends PageParams<SpeakRoomQuery> {

    private SpeakRoomQuery(Map<String, @Nullable Object> values) {
        super(values, SpeakRoomQuery::new);
    }

    /**
     * Creates a query for all rooms.
     *
     * @return a query without filters
     */
    public static SpeakRoomQuery of() {
        return new SpeakRoomQuery(Map.of());
    }

    /**
     * Lists only rooms in one of these states.
     *
     * @param statuses at least one
     * @return a copy with the value
     */
    public SpeakRoomQuery status(RoomStatus... statuses) {
        return withAny("status[]", statuses);
    }

    /**
     * Lists only rooms of one of these types.
     *
     * @param types at least one
     * @return a copy with the value
     */
    public SpeakRoomQuery type(RoomType... types) {
        return withAny("type[]", types);
    }

    /**
     * Lists only rooms with one of these codes.
     *
     * @param codes at least one
     * @return a copy with the value
     */
    public SpeakRoomQuery code(String... codes) {
        return withAny("code[]", codes);
    }

    /**
     * Lists only rooms with this text in the name.
     *
     * @param text the text to search for
     * @return a copy with the value
     */
    public SpeakRoomQuery search(String text) {
        return set("q", text);
    }

    /**
     * Sorts the rooms. Documented fields: {@code name}, {@code code}, {@code type}, {@code status}, {@code created_at},
     * {@code updated_at}.
     *
     * @param order the order; the default is the API's
     * @return a copy with the value
     */
    public SpeakRoomQuery order(Order order) {
        return set("order", order);
    }
}
