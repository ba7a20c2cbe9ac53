package io.kinescope.test.operations;

import io.kinescope.test.http.Call;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Fields;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.Json;
import io.kinescope.test.library.Library;
import io.kinescope.test.videos.Videos;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cuts, joins and copies videos. The answer shows the new video as {@code processing}, the next one as {@code done}:
 * the work takes no time here.
 */
final class EditingOperations {

    private final Library library;
    private final Videos videos;

    EditingOperations(Library library) {
        this.library = library;
        this.videos = library.videos();
    }

    void register(Routes routes) {
        routes.add("POST", "/v1/videos/{video_id}/cut", this::cut);
        routes.add("POST", "/v1/videos/{video_id}/concat", this::concat);
        routes.add("POST", "/v1/videos/{video_id}/copy", this::copy);
    }

    private ObjectNode cut(Call call) {
        ObjectNode video = videos.json(video(call));
        Fields body = call.body();
        double trimmed = 0;
        List<Fields> trim = body.objects("trim");
        for (Fields part : trim) {
            part.require("start").require("length");
            trimmed += part.number("length", 0);
        }
        body.check();
        String project = body.id("project_id");
        String folder = body.id("folder_id");
        if (project != null) {
            library.requirePlace(project, folder).putInto(video);
        } else if (folder != null) {
            library.requirePlace(folder).putInto(video);
        }
        video.put("title", body.text("title", video.path("title").stringValue()))
                .put(
                        "description",
                        body.text("description", video.path("description").stringValue()));
        if (!trim.isEmpty()) {
            Json.putSeconds(video, "duration", trimmed);
        }
        return processing(videos.add(video));
    }

    private ObjectNode concat(Call call) {
        int index = video(call);
        Fields body = call.body();
        double duration = videos.duration(index);
        for (String side : new String[] {"prepend", "append"}) {
            for (Fields part : body.objects(side)) {
                part.require("video_id");
                body.check();
                duration += videos.duration(videos.require(part.requiredId("video_id")));
            }
        }
        double total = duration;
        if (body.flag("replace", false)) {
            return processing(videos.update(index, video -> {
                Json.putSeconds(video, "duration", total);
                video.put("version", video.path("version").intValue() + 1);
            }));
        }
        ObjectNode video = videos.json(index);
        Json.putSeconds(video, "duration", total);
        return processing(videos.add(video));
    }

    /** Returns the given parent, by default that of the original. */
    private ObjectNode copy(Call call) {
        ObjectNode video = videos.json(video(call));
        String parent = call.body().id("parent_id");
        if (parent != null) {
            library.requirePlace(parent).putInto(video);
        }
        return processing(videos.add(video));
    }

    private int video(Call call) {
        return videos.require(call.id("video_id"));
    }

    private static ObjectNode processing(ObjectNode video) {
        return Envelope.data(video.put("status", "processing"));
    }
}
