package io.kinescope.client.speakrooms;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.Listing;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The rooms for meetings of the workspace, and who takes part.
 *
 * <pre>{@code
 * Flux<SpeakRoom> now = client.speakRooms().list(SpeakRoomQuery.of().status(RoomStatus.ACTIVE));
 * }</pre>
 */
public final class SpeakRooms {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public SpeakRooms(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all rooms: {@code GET /v1/speak/rooms}. A page is requested when its first room is
     * requested.
     *
     * @return the rooms
     */
    public Listing<SpeakRoom> list() {
        return list(SpeakRoomQuery.of());
    }

    /**
     * Lists the rooms that match the query: {@code GET /v1/speak/rooms}. A page is requested when its first room is
     * requested.
     *
     * @param query the filter and the order of the rooms
     * @return the rooms
     */
    public Listing<SpeakRoom> list(SpeakRoomQuery query) {
        return api.get("/v1/speak/rooms").query(query).items(SpeakRoom.class);
    }

    /**
     * Returns a room: {@code GET /v1/speak/rooms/{room_id}}.
     *
     * @param roomId the room's id
     * @return the room; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<SpeakRoom> get(String roomId) {
        return api.get("/v1/speak/rooms/{room_id}", roomId).data(SpeakRoom.class);
    }

    /**
     * Creates a room: {@code POST /v1/speak/rooms}.
     *
     * @param room the new room
     * @return the room
     */
    public Mono<SpeakRoom> create(SpeakRoomFields room) {
        return api.post("/v1/speak/rooms").body(room).data(SpeakRoom.class);
    }

    /**
     * Changes a room: {@code PATCH /v1/speak/rooms/{room_id}}.
     *
     * @param roomId the room's id
     * @param update the changes
     * @return the changed room
     */
    public Mono<SpeakRoom> update(String roomId, SpeakRoomFields update) {
        return api.patch("/v1/speak/rooms/{room_id}", roomId).body(update).data(SpeakRoom.class);
    }

    /**
     * Deletes a room: {@code DELETE /v1/speak/rooms/{room_id}}.
     *
     * @param roomId the room's id
     * @return completes when the room is deleted
     */
    public Mono<Void> delete(String roomId) {
        return api.delete("/v1/speak/rooms/{room_id}", roomId).done();
    }

    /**
     * Lists all participants of a room, asking for a page when its first participant is wanted:
     * {@code GET /v1/speak/rooms/{room_id}/participants}.
     *
     * @param roomId the room's id
     * @return the participants
     */
    public Listing<SpeakParticipant> listParticipants(String roomId) {
        return listParticipants(roomId, SpeakParticipantQuery.of());
    }

    /**
     * Lists the participants of a room that match the query, asking for a page when its first participant is wanted:
     * {@code GET /v1/speak/rooms/{room_id}/participants}.
     *
     * @param roomId the room's id
     * @param query the filter and the order of the participants
     * @return the participants
     */
    public Listing<SpeakParticipant> listParticipants(String roomId, SpeakParticipantQuery query) {
        return api.get("/v1/speak/rooms/{room_id}/participants", roomId)
                .query(query)
                .items(SpeakParticipant.class);
    }

    /**
     * Returns a participant: {@code GET /v1/speak/rooms/{room_id}/participants/{participant_id}}.
     *
     * @param roomId the room's id
     * @param participantId the participant's id
     * @return the participant; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<SpeakParticipant> getParticipant(String roomId, String participantId) {
        return api.get("/v1/speak/rooms/{room_id}/participants/{participant_id}", roomId, participantId)
                .data(SpeakParticipant.class);
    }

    /**
     * Creates a participant: {@code POST /v1/speak/rooms/{room_id}/participants}.
     *
     * @param roomId the room's id
     * @param participant the new participant
     * @return the participant
     */
    public Mono<SpeakParticipant> createParticipant(String roomId, SpeakParticipantFields participant) {
        return api.post("/v1/speak/rooms/{room_id}/participants", roomId)
                .body(participant)
                .data(SpeakParticipant.class);
    }

    /**
     * Changes a participant: {@code PATCH /v1/speak/rooms/{room_id}/participants/{participant_id}}.
     *
     * @param roomId the room's id
     * @param participantId the participant's id
     * @param update the changes
     * @return the changed participant
     */
    public Mono<SpeakParticipant> updateParticipant(
            String roomId, String participantId, SpeakParticipantFields update) {
        return api.patch("/v1/speak/rooms/{room_id}/participants/{participant_id}", roomId, participantId)
                .body(update)
                .data(SpeakParticipant.class);
    }

    /**
     * Deletes a participant: {@code DELETE /v1/speak/rooms/{room_id}/participants/{participant_id}}.
     *
     * @param roomId the room's id
     * @param participantId the participant's id
     * @return completes when the participant is deleted
     */
    public Mono<Void> deleteParticipant(String roomId, String participantId) {
        return api.delete("/v1/speak/rooms/{room_id}/participants/{participant_id}", roomId, participantId)
                .done();
    }
}
