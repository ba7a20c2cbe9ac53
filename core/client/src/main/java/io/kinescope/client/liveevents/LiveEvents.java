package io.kinescope.client.liveevents;

import io.kinescope.client.api.Api;
import io.kinescope.client.export.Csv;
import io.kinescope.client.listing.Listing;
import io.kinescope.client.listing.OrderedListing;
import io.kinescope.client.type.Fields;
import io.kinescope.client.videos.Video;
import java.time.Instant;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The live events of the workspace.
 *
 * <pre>{@code
 * LiveEventCreate lecture = LiveEventCreate.of("Lecture", LiveEventType.ONE_TIME).scheduledAt(start).autoStart(true);
 * Mono<String> link = client.liveEvents().create(lecture).mapNotNull(LiveEvent::playLink);
 * }</pre>
 */
public final class LiveEvents {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public LiveEvents(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all live events: {@code GET /v2/live/events}. A page is requested when its first event is
     * requested.
     *
     * @return the events
     */
    public OrderedListing<LiveEvent> list() {
        return list(LiveEventQuery.of());
    }

    /**
     * Lists the live events that match the query: {@code GET /v2/live/events}. A page is requested when its first event is
     * requested.
     *
     * @param query the filter and the order of the events
     * @return the events
     */
    public OrderedListing<LiveEvent> list(LiveEventQuery query) {
        return api.get("/v2/live/events").query(query).items(LiveEvent.class, LiveEvent::id, LiveEvent::createdAt);
    }

    /**
     * Returns a live event: {@code GET /v2/live/events/{event_id}}.
     *
     * @param eventId the event's id
     * @return the event; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<LiveEvent> get(String eventId) {
        return api.get("/v2/live/events/{event_id}", eventId).data(LiveEvent.class);
    }

    /**
     * Creates a live event: {@code POST /v2/live/events}.
     *
     * @param event the new event
     * @return the event
     */
    public Mono<LiveEvent> create(LiveEventCreate event) {
        return api.post("/v2/live/events").body(event).data(LiveEvent.class);
    }

    /**
     * Changes a live event: {@code PUT /v2/live/events/{event_id}}. An event that may not be changed is refused with
     * code {@code 400246}.
     *
     * @param eventId the event's id
     * @param update the changes
     * @return the changed event
     */
    public Mono<LiveEvent> update(String eventId, LiveEventUpdate update) {
        return api.put("/v2/live/events/{event_id}", eventId).body(update).data(LiveEvent.class);
    }

    /**
     * Deletes a live event: {@code DELETE /v2/live/events/{event_id}}. Whether its videos are deleted is undocumented.
     *
     * @param eventId the event's id
     * @return completes when the event is deleted
     */
    public Mono<Void> delete(String eventId) {
        return api.delete("/v2/live/events/{event_id}", eventId).done();
    }

    /**
     * Enables a live event: {@code PUT /v2/live/events/{event_id}/enable}. The response is undocumented.
     *
     * @param eventId the event's id
     * @return the event
     */
    public Mono<LiveEvent> enable(String eventId) {
        return api.put("/v2/live/events/{event_id}/enable", eventId).data(LiveEvent.class);
    }

    /**
     * Finishes a live event: {@code PUT /v2/live/events/{event_id}/complete}. The response is undocumented.
     *
     * @param eventId the event's id
     * @return the event
     */
    public Mono<LiveEvent> complete(String eventId) {
        return api.put("/v2/live/events/{event_id}/complete", eventId).data(LiveEvent.class);
    }

    /**
     * Schedules a new stream of a live event: {@code POST /v2/live/events/{event_id}/stream}.
     *
     * @param eventId the event's id
     * @param startsAt the time when the stream begins
     * @return the stream
     */
    public Mono<LiveStream> schedule(String eventId, Instant startsAt) {
        return api.post("/v2/live/events/{event_id}/stream", eventId)
                .body(Fields.of("started_at", startsAt))
                .data(LiveStream.class);
    }

    /**
     * Reschedules the next stream of a live event: {@code PUT /v2/live/events/{event_id}/stream}.
     *
     * @param eventId the event's id
     * @param startsAt the time when the stream begins
     * @return the stream
     */
    public Mono<LiveStream> reschedule(String eventId, Instant startsAt) {
        return api.put("/v2/live/events/{event_id}/stream", eventId)
                .body(Fields.of("started_at", startsAt))
                .data(LiveStream.class);
    }

    /**
     * Moves a live event: {@code PUT /v2/live/events/{event_id}/move}.
     *
     * @param eventId the event's id
     * @param parentId the id of the project or folder it goes to
     * @return the moved event; documented without its poster
     */
    public Mono<LiveEvent> move(String eventId, String parentId) {
        return api.put("/v2/live/events/{event_id}/move", eventId)
                .body(Fields.of("parent_id", parentId))
                .data(LiveEvent.class);
    }

    /**
     * Lists all recordings of a live event, asking for a page when its first video is wanted:
     * {@code GET /v2/live/events/{event_id}/videos}. The response is undocumented.
     *
     * @param eventId the event's id
     * @return the videos
     */
    public OrderedListing<Video> listVideos(String eventId) {
        return listVideos(eventId, LiveEventVideoQuery.of());
    }

    /**
     * Lists all recordings of a live event, asking for a page when its first video is wanted:
     * {@code GET /v2/live/events/{event_id}/videos}. The response is undocumented.
     *
     * @param eventId the event's id
     * @param query the order
     * @return the videos
     */
    public OrderedListing<Video> listVideos(String eventId, LiveEventVideoQuery query) {
        return api.get("/v2/live/events/{event_id}/videos", eventId)
                .query(query)
                .items(Video.class, Video::id, Video::createdAt);
    }

    /**
     * Lists all measurements of the incoming stream: {@code GET /v2/live/events/{event_id}/qos}.
     *
     * @param eventId the event's id
     * @return the measurements
     */
    public Listing<QualityOfService> listQualityOfService(String eventId) {
        return api.get("/v2/live/events/{event_id}/qos", eventId).allItems(QualityOfService.class);
    }

    /**
     * Lists all messages in the chat of a stream:
     * {@code GET /v2/live/events/{event_id}/stream/{stream_id}/chat.json}. The response is undocumented.
     *
     * @param eventId the event's id
     * @param streamId the stream's id
     * @return the messages as JSON has them: a {@code Map} or a {@code String} each
     */
    public Listing<Object> listChat(String eventId, String streamId) {
        return api.get("/v2/live/events/{event_id}/stream/{stream_id}/chat.json", eventId, streamId)
                .allItems(Object.class);
    }

    /**
     * Exports the chat of a stream as CSV, in constant memory:
     * {@code GET /v2/live/events/{event_id}/stream/{stream_id}/chat.csv}. The response is undocumented.
     *
     * @param eventId the event's id
     * @param streamId the stream's id
     * @return the messages, by bytes or by row
     */
    public Csv exportChatCsv(String eventId, String streamId) {
        return api.get("/v2/live/events/{event_id}/stream/{stream_id}/chat.csv", eventId, streamId)
                .csv();
    }

    /**
     * Exports the chat of a stream as text, in constant memory:
     * {@code GET /v2/live/events/{event_id}/stream/{stream_id}/chat.txt}. The response is undocumented.
     *
     * @param eventId the event's id
     * @param streamId the stream's id
     * @return the lines
     */
    public Flux<String> exportChatText(String eventId, String streamId) {
        return api.get("/v2/live/events/{event_id}/stream/{stream_id}/chat.txt", eventId, streamId)
                .lines();
    }
}
