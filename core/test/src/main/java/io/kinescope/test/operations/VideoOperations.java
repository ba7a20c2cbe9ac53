package io.kinescope.test.operations;

import io.kinescope.test.http.Call;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Fields;
import io.kinescope.test.http.Ordering;
import io.kinescope.test.http.Paging;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.Json;
import io.kinescope.test.library.Library;
import io.kinescope.test.library.Place;
import io.kinescope.test.videos.Privacy;
import io.kinescope.test.videos.Videos;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists, reads and changes videos. */
final class VideoOperations {

    private final Library library;
    private final Videos videos;
    private final VideoListing listing;

    VideoOperations(Library library) {
        this.library = library;
        this.videos = library.videos();
        this.listing = new VideoListing(videos);
    }

    void register(Routes routes) {
        routes.add("GET", "/v1/videos", this::list);
        routes.add("GET", "/v1/videos/{video_id}", this::get);
        routes.add("PATCH", "/v1/videos/{video_id}", this::update);
        routes.add("DELETE", "/v1/videos/{video_id}", this::delete);
        routes.add("PUT", "/v1/videos/{video_id}/move", this::move);
        routes.add("PUT", "/v1/videos/{video_id}/chapters", this::chapters);
    }

    private ObjectNode list(Call call) {
        Ordering order = Ordering.parse(call.query().text("order"), VideoOrder.FIELDS, VideoOrder.DEFAULT);
        Paging paging = Paging.of(call.query());
        int[] indexes = listing.indexes(VideoFilter.of(call.query()), order);
        return paging.answer(indexes.length, order, i -> videos.json(indexes[i]));
    }

    private ObjectNode get(Call call) {
        return Envelope.data(videos.json(video(call)));
    }

    /** Changes the fields in the body and nothing else; null clears a field that can be empty. */
    private ObjectNode update(Call call) {
        int index = video(call);
        Fields body = call.body().oneOf("privacy_type", Privacy.TYPES);
        for (String required : new String[] {"title", "privacy_type"}) {
            if (body.has(required)) {
                body.require(required);
            }
        }
        body.check();
        return Envelope.data(videos.update(index, video -> {
            for (String name : new String[] {"title", "description", "privacy_type"}) {
                if (body.has(name)) {
                    video.put(name, body.text(name, ""));
                }
            }
            for (String name : new String[] {"privacy_domains", "tags"}) {
                if (body.has(name)) {
                    video.set(name, Json.array(body.texts(name)));
                }
            }
            if (body.has("additional_materials_enabled")) {
                video.put("additional_materials_enabled", body.flag("additional_materials_enabled", false));
            }
        }));
    }

    private ObjectNode delete(Call call) {
        videos.delete(video(call));
        return Envelope.success();
    }

    private ObjectNode move(Call call) {
        int index = video(call);
        Fields body = call.body().require("project_id");
        body.check();
        Place place = library.requirePlace(body.requiredId("project_id"), body.id("folder_id"));
        return Envelope.data(videos.update(index, place::putInto));
    }

    private ObjectNode chapters(Call call) {
        int index = video(call);
        Fields body = call.body();
        ArrayNode items = Json.array();
        for (Fields item : body.objects("items")) {
            item.require("time").require("title");
            items.addObject().put("time", item.integer("time", 0)).put("title", item.text("title", ""));
        }
        body.check();
        ObjectNode chapters = (ObjectNode) videos.update(index, video -> {
                    ObjectNode current = (ObjectNode) video.get("chapters");
                    if (body.has("items")) {
                        current.set("items", items);
                    }
                    current.put(
                            "enabled",
                            body.flag("enabled", current.path("enabled").booleanValue()));
                })
                .get("chapters");
        return Envelope.data(chapters.retain("items", "enabled"));
    }

    private int video(Call call) {
        return videos.require(call.id("video_id"));
    }
}
