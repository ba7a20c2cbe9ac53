package io.kinescope.client.uploads;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.Call;
import io.kinescope.client.content.Content;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.videos.Video;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An upload in a single request, {@code POST /v2/video}, for one subscriber. */
final class SingleUpload {

    static final String OPERATION = "POST /v2/video";

    /** The headers that hold text, by the names of an upload. */
    private static final Map<String, String> TEXT_HEADERS = Map.of(
            "parent_id", "X-Parent-ID",
            "title", "X-Video-Title",
            "description", "X-Video-Description",
            "filename", "X-File-Name",
            "replace_video_id", "X-Replace-Video-ID",
            "trim", "X-Video-Trim");

    private final Api api;
    private final Upload upload;
    private final UploadProgress progress;

    SingleUpload(Api api, Upload upload, UploadProgress progress) {
        this.api = api;
        this.upload = upload;
        this.progress = progress;
    }

    /** Sends the content; null if Kinescope fetches it from a URL. */
    Flux<UploadEvent> events(@Nullable Content content, long size) {
        progress.total(size);
        return call().flatMap(call -> (content == null ? call : call.body(content.onWritten(progress::done)))
                        .data(UploadedVideo.class))
                .switchIfEmpty(Mono.error(() -> new DecodingException(OPERATION, "it is empty", null, null)))
                .doOnNext(video -> report(size))
                .flatMapMany(progress::finished)
                .startWith(new UploadEvent.Started(null, size));
    }

    /** Kinescope fetches what has no size. */
    private void report(long size) {
        if (size > 0) {
            api.progress().chunkUploaded(OPERATION, size);
        }
    }

    /**
     * A request that replaces the content of a video also sets its title, so without another one the old title is sent.
     */
    private Mono<Call> call() {
        Call call = headers(api.uploader().post("/v2/video"));
        String replaced = upload.text("replace_video_id");
        return replaced == null || upload.text("title") != null
                ? Mono.just(call)
                : api.get("/v1/videos/{video_id}", replaced)
                        .data(Video.class)
                        .mapNotNull(Video::title)
                        .filter(title -> !title.isBlank())
                        .map(title -> call.textHeader("X-Video-Title", title))
                        .defaultIfEmpty(call);
    }

    private Call headers(Call bare) {
        Call call = bare;
        for (Map.Entry<String, String> header : TEXT_HEADERS.entrySet()) {
            String text = upload.text(header.getKey());
            call = text == null ? call : call.textHeader(header.getValue(), text);
        }
        String poster = upload.text("poster_url");
        call = poster == null ? call : call.header("X-Poster-URL", poster);
        String url = upload.source().url();
        return url == null ? call : call.header("X-Video-URL", url);
    }
}
