package io.kinescope.examples.webflux;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.projects.Project;
import io.kinescope.client.ratelimit.Priority;
import io.kinescope.client.uploads.UploadLink;
import io.kinescope.client.uploads.UploadLinkCreate;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoStatus;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Uploads from the browser, which sends the file to Kinescope by an upload link: the application gets no byte of it. */
@RestController
class UploadController {

    private static final Set<VideoStatus> UNFINISHED =
            Set.of(VideoStatus.PENDING, VideoStatus.UPLOADING, VideoStatus.SUSPENDED);
    private static final Set<VideoStatus> FINAL = Set.of(VideoStatus.DONE, VideoStatus.ERROR, VideoStatus.ABORTED);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final int PROJECTS = 100;

    private final KinescopeClient client;

    UploadController(KinescopeClient client) {
        this.client = client;
    }

    /** A place for uploads. */
    record ProjectView(String id, String name) {

        static ProjectView of(Project project) {
            return new ProjectView(project.id(), project.name());
        }
    }

    /** The file that a browser wants to upload. */
    record NewUpload(String projectId, String title, String filename, long filesize) {

        UploadLinkCreate link() {
            return UploadLinkCreate.video(projectId, title).filename(filename).filesize(filesize);
        }
    }

    /** The link for one file. It is a secret between Kinescope and this browser. */
    record UploadView(String id, String endpoint) {

        static UploadView of(UploadLink link) {
            return new UploadView(link.id(), link.endpoint());
        }
    }

    /** The status of an uploaded video at Kinescope. */
    record StatusView(String status) {

        static StatusView of(VideoStatus status) {
            return new StatusView(status.value());
        }
    }

    @GetMapping("/api/projects")
    Flux<ProjectView> projects() {
        return client.projects().list().take(PROJECTS).map(ProjectView::of);
    }

    @PostMapping("/api/uploads")
    Mono<UploadView> create(@RequestBody NewUpload upload) {
        return client.uploads().link(upload.link()).map(UploadView::of);
    }

    /** Streams the changes of the status until it is a final one. A new video may be unknown for some seconds. */
    @GetMapping(path = "/api/uploads/{id}/status", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<StatusView> status(@PathVariable String id) {
        return client.videos()
                .get(id)
                .map(Video::status)
                .onErrorResume(NotFoundException.class, unknown -> Mono.empty())
                .repeatWhen(polled -> polled.delayElements(POLL_INTERVAL))
                .distinctUntilChanged()
                .takeUntil(FINAL::contains)
                .map(StatusView::of)
                .contextWrite(Priority.BACKGROUND);
    }

    /** Deletes the video of a cancelled upload. One whose file has arrived stays. */
    @DeleteMapping("/api/uploads/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> cancel(@PathVariable String id) {
        return client.videos()
                .get(id)
                .filter(video -> UNFINISHED.contains(video.status()))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.CONFLICT)))
                .flatMap(video -> client.videos().delete(video.id()));
    }
}
