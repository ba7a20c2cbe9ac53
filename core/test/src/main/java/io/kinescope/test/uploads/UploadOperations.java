package io.kinescope.test.uploads;

import io.kinescope.test.http.Answer;
import io.kinescope.test.http.BodyReceiver;
import io.kinescope.test.http.Call;
import io.kinescope.test.http.ContentDigest;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Fields;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Json;
import io.kinescope.test.library.Library;
import io.kinescope.test.library.Place;
import io.kinescope.test.videos.OriginalFile;
import io.kinescope.test.videos.Videos;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates videos by a file in the body, by a URL, or by an upload link. Nothing is downloaded: a video of a URL has an
 * empty file.
 */
public final class UploadOperations {

    private final Library library;
    private final Videos videos;
    private final Processing processing;
    private final UploadLinks links;

    public UploadOperations(Library library, Processing processing, UploadLinks links) {
        this.library = library;
        this.videos = library.videos();
        this.processing = processing;
        this.links = links;
    }

    public void register(Routes routes) {
        routes.add("POST", "/v2/init", 201, this::init);
        routes.addStreaming("POST", "/v2/video", this::video);
    }

    /** Creates links for videos only. A link without the size of its file takes no parts. */
    private ObjectNode init(Call call) {
        Fields body = call.body();
        for (String required : new String[] {"parent_id", "type", "title"}) {
            body.require(required);
        }
        body.oneOf("type", List.of("video")).atLeast("filesize", 1).check();
        Place place = library.requirePlace(body.requiredId("parent_id"));
        String id = add(place, body.text("title", ""), body.text("subtitle", ""), body.text("description", ""));
        Upload upload = new Upload(id, body.text("filename", "original.mp4"), body.integer("filesize", 0));
        String host = "http://" + call.headers().get(HttpHeaderNames.HOST);
        return Envelope.data(Json.object().put("id", id).put("endpoint", host + links.add(upload)));
    }

    private BodyReceiver video(Call call) {
        Fields headers = call.headers(
                "X-Parent-ID",
                "X-Video-Title",
                "X-Video-Description",
                "X-File-Name",
                "X-Video-URL",
                "X-Replace-Video-ID");
        headers.require("X-Video-Title").check();
        String name = headers.text("X-File-Name", "original.mp4");
        boolean fetched = headers.has("X-Video-URL");
        String replaced = headers.id("X-Replace-Video-ID");
        if (replaced != null) {
            videos.require(replaced);
            return new Incoming(replaced, name, fetched, false);
        }
        Place place = place(headers.id("X-Parent-ID"));
        String id = add(place, headers.text("X-Video-Title", ""), "", headers.text("X-Video-Description", ""));
        return new Incoming(id, name, fetched, true);
    }

    /** Returns the first project if no parent is given: the header is documented as optional. */
    private Place place(@Nullable String parentId) {
        return parentId != null
                ? library.requirePlace(parentId)
                : library.projects(project -> project.catalogType().equals("vod")).stream()
                        .findFirst()
                        .map(project -> library.requirePlace(project.id()))
                        .orElseThrow(() -> ApiError.notFound("parent"));
    }

    private String add(Place place, String title, String subtitle, String description) {
        ObjectNode video = NewVideo.in(place, title, subtitle, description);
        library.requireProject(place.projectId()).privacy().imposeOn(video);
        return videos.add(video).path("id").stringValue();
    }

    /** A video in the body of a request. */
    private final class Incoming implements BodyReceiver {

        private final String id;
        private final String name;
        private final boolean fetched;
        private final boolean added;
        private final ContentDigest digest = new ContentDigest();

        Incoming(String id, String name, boolean fetched, boolean added) {
            this.id = id;
            this.name = name;
            this.fetched = fetched;
            this.added = added;
        }

        @Override
        public void receive(byte[] part) {
            digest.add(part, part.length);
        }

        @Override
        public Answer end() {
            int index = videos.require(id);
            if (digest.size() == 0 && !fetched) {
                if (added) {
                    videos.delete(index);
                }
                throw ApiError.noBody();
            }
            ObjectNode video = added
                    ? videos.json(index)
                    : videos.change(
                            index, old -> old.put("version", old.path("version").intValue() + 1)
                                    .put("status", "uploading"));
            processing.start(id, OriginalFile.of(name, digest.size(), digest.md5()));
            return Answer.of(200, Envelope.data(NewVideo.brief(video)));
        }

        /** Leaves the video {@code suspended} after an interrupted upload. */
        @Override
        public void disconnected() {
            int index = videos.find(id);
            if (added && index >= 0) {
                videos.change(index, video -> video.put("status", "suspended"));
            }
        }
    }
}
