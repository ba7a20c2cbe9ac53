package io.kinescope.test.operations;

import io.kinescope.test.http.BodyReceiver;
import io.kinescope.test.http.Call;
import io.kinescope.test.http.DigestReceiver;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Fields;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Json;
import io.kinescope.test.json.Uuids;
import io.kinescope.test.library.Library;
import io.kinescope.test.library.LiveEvent;
import io.kinescope.test.videos.Posters;
import io.kinescope.test.videos.Videos;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds, activates and deletes the posters of videos and live events. The images are not kept, and nothing is
 * downloaded. It is an assumption that an uploaded poster is active at once and one made from a video is not.
 */
final class PosterOperations {

    private static final String ALL = "/v1/videos/{video_id}/posters";
    private static final String ONE = ALL + "/{poster_id}";

    private final Library library;
    private final Videos videos;
    private final Posters posters;

    PosterOperations(Library library) {
        this.library = library;
        this.videos = library.videos();
        this.posters = new Posters(videos);
    }

    void register(Routes routes) {
        routes.addStreaming("POST", "/v2/poster", this::upload);
        routes.add("GET", ALL, this::list);
        routes.add("POST", ALL, this::create);
        routes.add("GET", ONE, this::get);
        routes.add("DELETE", ONE, this::delete);
        routes.add("POST", ONE + "/active", this::activate);
    }

    private BodyReceiver upload(Call call) {
        Fields headers = call.headers("X-Event-ID", "X-Video-ID", "X-Poster-URL");
        String eventId = headers.id("X-Event-ID");
        if (eventId == null) {
            headers.require("X-Video-ID").check();
            videos.require(headers.requiredId("X-Video-ID"));
        } else {
            library.liveEvents().require(eventId);
        }
        return new DigestReceiver(digest -> {
            if (digest.size() == 0 && !headers.has("X-Poster-URL")) {
                throw ApiError.noBody();
            }
            return eventId == null ? ofVideo(videos.require(headers.requiredId("X-Video-ID"))) : ofEvent(eventId);
        });
    }

    private ObjectNode ofVideo(int video) {
        String id = Uuids.random();
        posters.add(video, Posters.poster(id, videos.id(video)));
        posters.activate(video, id);
        return Envelope.data(posters.require(video, id));
    }

    private ObjectNode ofEvent(String eventId) {
        LiveEvent event = library.liveEvents().require(eventId).copy();
        ObjectNode poster = Posters.poster(Uuids.random(), eventId);
        event.json().set("poster", poster);
        library.liveEvents().put(event);
        return Envelope.data(poster.deepCopy());
    }

    private ObjectNode list(Call call) {
        return Envelope.list(posters.list(video(call)));
    }

    private ObjectNode create(Call call) {
        int video = video(call);
        Fields body = call.body().require("from_time");
        body.check();
        ObjectNode poster = Posters.poster(Uuids.random(), videos.id(video));
        Json.putSeconds(poster, "from_time", body.number("from_time", 0));
        posters.add(video, poster);
        return Envelope.data(poster.deepCopy());
    }

    private ObjectNode get(Call call) {
        return Envelope.data(posters.require(video(call), call.id("poster_id")));
    }

    private ObjectNode activate(Call call) {
        posters.activate(video(call), call.id("poster_id"));
        return Envelope.success();
    }

    private ObjectNode delete(Call call) {
        posters.delete(video(call), call.id("poster_id"));
        return Envelope.success();
    }

    private int video(Call call) {
        return videos.require(call.id("video_id"));
    }
}
