package io.kinescope.client.uploads;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.content.Content;
import io.kinescope.client.error.NotReadyException;
import io.kinescope.client.error.SourceException;
import io.kinescope.client.videos.Video;
import java.nio.file.Path;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ways to bring videos in.
 *
 * <pre>{@code
 * Upload film = Upload.of(Path.of("film.mp4")).parentId(projectId).title("Film");
 * Mono<Video> ready = client.uploads().video(film).flatMap(video -> client.uploads().awaitReady(video.id()));
 * }</pre>
 *
 * <p>Files are read as they are sent, in constant memory and never on an event loop. What is wrong with a file or a
 * stream is told by {@link SourceException}. Cancelling stops reading and sending, and closes the file.
 */
public final class Uploads {

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api what its calls go through
     */
    public Uploads(Api api) {
        this.api = api;
    }

    /**
     * Uploads a video the way that fits: a large file by {@code POST /v2/init} and tus, so that it survives broken
     * connections, and goes on if the same upload with the same store is subscribed to again; all else by
     * {@code POST /v2/video}.
     *
     * @param upload the video
     * @return what happens, from {@link UploadEvent.Started} to {@link UploadEvent.Finished}
     */
    public Flux<UploadEvent> upload(Upload upload) {
        return Flux.defer(() -> Progress.watch(progress -> new Sending(api, upload, progress).events()));
    }

    /**
     * Uploads a video like {@link #upload(Upload)}, without telling the progress.
     *
     * @param upload the video
     * @return the video once all of it is uploaded; it is not ready yet
     */
    public Mono<UploadedVideo> video(Upload upload) {
        return Flux.defer(() -> new Sending(api, upload, new Progress()).events())
                .ofType(UploadEvent.Finished.class)
                .map(UploadEvent.Finished::video)
                .singleOrEmpty();
    }

    /**
     * Forgets how far a resumable upload has come, so that it begins anew, with a new video.
     *
     * @param upload the upload of a file
     * @return completes when it is forgotten
     */
    public Mono<Void> forget(Upload upload) {
        Path file = upload.source().file();
        return file == null ? Mono.empty() : Mono.defer(() -> upload.store().remove(upload.key(file)));
    }

    /**
     * Makes a link which a browser or another machine can send a file to without the token: {@code POST /v2/init}. Every
     * call makes another video.
     *
     * @param link what the link is for
     * @return the id of the new video, and the link
     */
    public Mono<UploadLink> link(UploadLinkCreate link) {
        return api.uploader().post("/v2/init").body(link).data(UploadLink.class);
    }

    /**
     * Sends a file to an upload link in a single request, without the token: {@code POST} to the link.
     *
     * @param endpoint the link: https, or http on the loopback interface
     * @param content the file
     * @return completes when all is sent; what the uploader answers is undocumented
     */
    public Mono<Void> send(String endpoint, Content content) {
        return api.external(Method.POST, endpoint).body(content).done();
    }

    /**
     * Waits up to an hour for a video to become playable, like {@link #awaitReady(String, Duration)}.
     *
     * @param videoId the video's id
     * @return the video
     */
    public Mono<Video> awaitReady(String videoId) {
        return awaitReady(videoId, PATIENCE);
    }

    /**
     * Waits for a video to become playable: {@code GET /v1/videos/{video_id}}, at first every second, later every half
     * minute.
     *
     * @param videoId the video's id
     * @param longest how long to wait
     * @return the video once its status is {@code done}; {@link NotReadyException} if its status says that it will not
     *     become playable, or if the time is over
     */
    public Mono<Video> awaitReady(String videoId, Duration longest) {
        return Mono.defer(() -> new Readiness(api.get(Readiness.PATH, videoId), longest).await());
    }
}
