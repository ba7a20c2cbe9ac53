package io.kinescope.test.operations;

import io.kinescope.test.http.Call;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Fields;
import io.kinescope.test.http.Form;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.Uuids;
import io.kinescope.test.library.Library;
import io.kinescope.test.videos.Subtitles;
import io.kinescope.test.videos.Videos;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Adds subtitles to videos, reads and changes them. Their files are not kept. */
final class SubtitleOperations {

    private static final String ALL = "/v1/videos/{video_id}/subtitles";
    private static final String ONE = ALL + "/{subtitle_id}";

    private final Videos videos;
    private final VideoParts subtitles;

    SubtitleOperations(Library library) {
        this.videos = library.videos();
        this.subtitles = new VideoParts(videos, "subtitles", "subtitle");
    }

    void register(Routes routes) {
        routes.add("GET", ALL, this::list);
        routes.add("POST", ALL, this::add);
        routes.add("PATCH", ALL + "/reorder", this::reorder);
        routes.add("GET", ONE, this::get);
        routes.add("PATCH", ONE, this::update);
        routes.add("DELETE", ONE, this::delete);
        routes.add("POST", ONE + "/copy", this::copy);
    }

    private ObjectNode list(Call call) {
        return Envelope.list(subtitles.list(video(call)));
    }

    private ObjectNode add(Call call) {
        int video = video(call);
        Fields form = Form.read(call);
        form.require("language").require("description").require("file").check();
        return Envelope.data(subtitles.add(
                video,
                Subtitles.subtitle(
                        Uuids.random(),
                        videos.id(video),
                        form.text("language", ""),
                        form.text("description", ""),
                        form.text("file", ""))));
    }

    private ObjectNode get(Call call) {
        return Envelope.data(subtitles.require(video(call), call.id("subtitle_id")));
    }

    private ObjectNode update(Call call) {
        Fields body = call.body().keep("language");
        body.check();
        return Envelope.data(subtitles.update(video(call), call.id("subtitle_id"), subtitle -> {
            for (String field : List.of("language", "description")) {
                if (body.has(field)) {
                    subtitle.put(field, body.text(field, ""));
                }
            }
        }));
    }

    private ObjectNode copy(Call call) {
        int video = video(call);
        ObjectNode copy = subtitles.require(video, call.id("subtitle_id")).put("id", Uuids.random());
        return Envelope.data(subtitles.add(video, copy));
    }

    /** The documented answer is one subtitle: the first. */
    private ObjectNode reorder(Call call) {
        int video = video(call);
        List<String> ids = Fields.readIds(call.content().text());
        subtitles.reorder(video, ids);
        return Envelope.data(subtitles.list(video).get(0));
    }

    private ObjectNode delete(Call call) {
        subtitles.delete(video(call), call.id("subtitle_id"));
        return Envelope.success();
    }

    private int video(Call call) {
        return videos.require(call.id("video_id"));
    }
}
