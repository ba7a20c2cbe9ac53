package io.kinescope.examples.upload;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.tus.TusStore;
import io.kinescope.client.uploads.Upload;
import io.kinescope.client.uploads.UploadEvent;
import io.kinescope.client.videos.VideoStatus;
import io.kinescope.examples.upload.UploadJournal.Entry;
import io.kinescope.examples.upload.UploadStep.Result;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/**
 * One file on its way, for one subscriber. The journal is written when the file is there, and only then is forgotten where
 * its upload stands.
 */
final class ItemUpload {

    private static final Set<VideoStatus> ARRIVED =
            Set.of(VideoStatus.PRE_PROCESSING, VideoStatus.PROCESSING, VideoStatus.DONE);

    private final KinescopeClient client;
    private final UploadJournal journal;
    private final TusStore states;
    private final UploadItem item;
    private final Upload upload;
    private final Result result;
    private @Nullable String videoId;
    private long told;

    private ItemUpload(
            KinescopeClient client,
            UploadJournal journal,
            TusStore states,
            UploadItem item,
            Upload upload,
            Result result) {
        this.client = client;
        this.journal = journal;
        this.states = states;
        this.item = item;
        this.upload = upload;
        this.result = result;
    }

    /** Sends nothing, and forgets where the upload stood: a program killed right after it wrote the journal did not. */
    static Flux<UploadStep> thereAlready(KinescopeClient client, TusStore states, UploadItem item) {
        Upload upload = Upload.of(item.file()).parentId(item.parentId()).store(states);
        return client.uploads()
                .forget(upload)
                .thenMany(Flux.just(new UploadStep(item, item.size(), Result.THERE_ALREADY, "")));
    }

    /** Makes a new video. It is sent in parts, however small it is: of a single request nobody could tell later whether it arrived. */
    static Flux<UploadStep> anew(KinescopeClient client, UploadJournal journal, TusStore states, UploadItem item) {
        Upload upload = Upload.of(item.file())
                .title(item.title())
                .parentId(item.parentId())
                .singleUpTo(0);
        return Flux.defer(() -> new ItemUpload(client, journal, states, item, upload, Result.SENT).steps());
    }

    /** Replaces a video's content. It is a single request, as it has to be; sending it twice does no harm. */
    static Flux<UploadStep> replacing(
            String videoId, KinescopeClient client, UploadJournal journal, TusStore states, UploadItem item) {
        Upload upload = Upload.of(item.file()).title(item.title()).replaces(videoId);
        return Flux.defer(() -> new ItemUpload(client, journal, states, item, upload, Result.REPLACED).steps());
    }

    private Flux<UploadStep> steps() {
        return sending()
                .onErrorResume(failure -> videoId != null && isGone(failure), gone -> hasArrived()
                        .flatMapMany(arrived -> arrived ? Flux.empty() : again()))
                .concatWith(Mono.defer(this::ended));
    }

    private Flux<UploadStep> sending() {
        return client.uploads().upload(upload.store(new HalfSent(states))).handle(this::hear);
    }

    private void hear(UploadEvent event, SynchronousSink<UploadStep> sink) {
        if (event instanceof UploadEvent.Started started) {
            videoId = started.videoId();
        } else if (event instanceof UploadEvent.Finished finished) {
            videoId = finished.video().id();
        } else if (event instanceof UploadEvent.Progress progress && progress.done() > told) {
            sink.next(new UploadStep(item, progress.done() - told, Result.NONE, ""));
            told = progress.done();
        }
    }

    /** An endpoint may be gone because all of the file is there. */
    private Mono<Boolean> hasArrived() {
        return client.videos()
                .get(String.valueOf(videoId))
                .map(video -> video.status() != null && ARRIVED.contains(video.status()))
                .onErrorReturn(NotFoundException.class, false);
    }

    private Flux<UploadStep> again() {
        return forget().thenMany(Flux.defer(this::sending));
    }

    private Mono<UploadStep> ended() {
        return Mono.fromCallable(() -> {
                    journal.add(Entry.of(item, String.valueOf(videoId)));
                    return new UploadStep(item, item.size() - told, result, "");
                })
                .subscribeOn(Schedulers.boundedElastic())
                .delayUntil(written -> forget());
    }

    private Mono<Void> forget() {
        return client.uploads().forget(upload.store(states));
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof ApiException error && (error.status() == 404 || error.status() == 410);
    }
}
