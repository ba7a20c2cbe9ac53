package io.kinescope.client.uploads;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.Call;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.content.Content;
import io.kinescope.client.error.NotReadyException;
import io.kinescope.client.error.SourceException;
import io.kinescope.client.videos.Video;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The uploads of videos.
 *
 * <pre>{@code
 * Upload film = Upload.of(Path.of("film.mp4")).parentId(projectId).title("Film");
 * Mono<Video> ready = client.uploads().video(film).flatMap(video -> client.uploads().awaitReady(video.id()));
 * }</pre>
 *
 * <p>Files are read while they are sent, in constant memory and never on an event loop. A file or stream that cannot be
 * read fails the upload with {@link SourceException}. Cancelling stops reading and sending, and closes the file.
 */
public final class Uploads {

    static final String LINK_OPERATION = "POST {endpoint}";

    private static final Duration READINESS_TIMEOUT = Duration.ofHours(1);

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Uploads(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Uploads a video. A large file is sent by {@code POST /v2/init} and tus: the upload survives broken connections,
     * and is resumed if the same upload with the same store is subscribed to again. Everything else is sent by {@code
     * POST /v2/video}; a file that is refused there as too large is sent over tus.
     *
     * <p>Subscribers that upload the same file to the same parent with the same store share one upload while it runs,
     * and get the same video.
     *
     * @param upload the video
     * @return the events, from {@link UploadEvent.Started} to {@link UploadEvent.Finished}
     * @throws IllegalArgumentException if the upload has no parent or no title, unless it replaces the content of a video
     */
    public Flux<UploadEvent> upload(Upload upload) {
        VideoUpload video = new VideoUpload(
                api, Objects.requireNonNull(upload, "upload must not be null").checked());
        return UploadProgress.observe(video::events);
    }

    /**
     * Uploads a video like {@link #upload(Upload)}, without events.
     *
     * @param upload the video
     * @return the video when it is completely uploaded; it is not ready yet
     * @throws IllegalArgumentException if the upload has no parent or no title, unless it replaces the content of a video
     */
    public Mono<UploadedVideo> video(Upload upload) {
        VideoUpload video = new VideoUpload(
                api, Objects.requireNonNull(upload, "upload must not be null").checked());
        return Flux.defer(() -> video.events(new UploadProgress()))
                .ofType(UploadEvent.Finished.class)
                .map(UploadEvent.Finished::video)
                .singleOrEmpty();
    }

    /**
     * Removes the state of a resumable upload, so that the next one starts from the beginning, with a new video.
     *
     * @param upload the upload of a file
     * @return completes when the state is removed
     */
    public Mono<Void> forget(Upload upload) {
        Path file = Objects.requireNonNull(upload, "upload must not be null")
                .source()
                .file();
        return file == null ? Mono.empty() : Mono.defer(() -> upload.store().remove(upload.key(file)));
    }

    /**
     * Creates a link to which a browser or another machine can send a file without the token: {@code POST /v2/init}.
     * Every call creates another video.
     *
     * @param link the object to create
     * @return the link, with the id of the new video
     */
    public Mono<UploadLink> link(UploadLinkCreate link) {
        return api.uploader().post("/v2/init").body(link).data(UploadLink.class);
    }

    /**
     * Sends a file to an upload link in a single request, without the token: {@code POST} to the link.
     *
     * @param endpoint the link: https, or http on the loopback interface or if the client allows insecure URLs
     * @param content the file
     * @return completes when the file is sent; the response of the uploader is undocumented
     */
    public Mono<Void> send(String endpoint, Content content) {
        Call call = api.external(Method.POST, endpoint);
        Objects.requireNonNull(content, "content must not be null");
        return Mono.defer(() -> {
            AtomicLong size = new AtomicLong();
            return call.body(() -> content.body().doOnNext(body -> size.set(body.length())))
                    .done()
                    .doOnSuccess(done -> sent(size.get()));
        });
    }

    private void sent(long bytes) {
        if (bytes > 0) {
            api.progress().chunkUploaded(LINK_OPERATION, bytes);
        }
    }

    /**
     * Waits up to an hour for a video to become playable.
     *
     * @param videoId the id of the video
     * @return the video
     * @see #awaitReady(String, Duration)
     */
    public Mono<Video> awaitReady(String videoId) {
        return awaitReady(videoId, READINESS_TIMEOUT);
    }

    /**
     * Waits for a video to become playable: polls {@code GET /v1/videos/{video_id}}, first every second, later every 30
     * seconds.
     *
     * @param videoId the id of the video
     * @param timeout the maximum time to wait
     * @return the video when its status is {@code done}; {@link NotReadyException} if its status is {@code error} or
     *     {@code aborted}, or when the time is over; {@code suspended} is documented as paused and waited for
     */
    public Mono<Video> awaitReady(String videoId, Duration timeout) {
        Call poll = api.get(ReadinessPolling.PATH, videoId);
        Objects.requireNonNull(timeout, "timeout must not be null");
        return Mono.defer(() -> new ReadinessPolling(poll, timeout).await());
    }
}
