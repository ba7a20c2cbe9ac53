package io.kinescope.examples.upload;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.tus.TusStore;
import io.kinescope.client.uploads.Upload;
import io.kinescope.client.uploads.UploadEvent;
import io.kinescope.examples.upload.ItemEvent.BytesSent;
import io.kinescope.examples.upload.ItemEvent.Finished;
import io.kinescope.examples.upload.UploadJournal.Entry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/**
 * The upload of one file, for one subscriber. When the file has arrived and its hash is known the journal is written, and
 * only then is the state of the upload removed.
 */
final class ItemUpload {

    private final KinescopeClient client;
    private final UploadJournal journal;
    private final ItemStates states;
    private final UploadItem item;
    private final Upload upload;
    private final ResultStatus status;
    private @Nullable String sha256;
    private @Nullable String videoId;
    private long reported;

    ItemUpload(
            KinescopeClient client,
            UploadJournal journal,
            TusStore states,
            UploadItem item,
            Upload upload,
            ResultStatus status,
            @Nullable String sha256) {
        this.client = client;
        this.journal = journal;
        this.states = new ItemStates(states, item);
        this.item = item;
        this.upload = upload;
        this.status = status;
        this.sha256 = sha256;
    }

    Flux<ItemEvent> events() {
        return Flux.merge(
                        1,
                        send().onErrorResume(failure -> videoId != null && isGone(failure), gone -> restart()),
                        hash())
                .concatWith(Mono.defer(this::finish));
    }

    private Flux<ItemEvent> send() {
        return client.uploads().upload(upload.store(states)).handle(this::translate);
    }

    /** Hashes the content while it is sent. */
    private Mono<ItemEvent> hash() {
        return sha256 != null
                ? Mono.empty()
                : ContentHash.of(item).doOnNext(hash -> sha256 = hash).then(Mono.empty());
    }

    private void translate(UploadEvent event, SynchronousSink<ItemEvent> sink) {
        if (event instanceof UploadEvent.Started started) {
            videoId = started.videoId();
        } else if (event instanceof UploadEvent.Finished finished) {
            videoId = finished.video().id();
        } else if (event instanceof UploadEvent.Progress progress && progress.done() > reported) {
            sink.next(new BytesSent(item, progress.done() - reported));
            reported = progress.done();
        }
    }

    private Flux<ItemEvent> restart() {
        return states.forget().thenMany(Flux.defer(this::send));
    }

    private Mono<ItemEvent> finish() {
        return Mono.<ItemEvent>fromCallable(() -> {
                    String id = String.valueOf(videoId);
                    journal.add(Entry.of(item, sha256, id));
                    return new Finished(item, item.size() - reported, status, id);
                })
                .subscribeOn(Schedulers.boundedElastic())
                .delayUntil(written -> states.forget());
    }

    /** The upload link is gone, and the video is not complete. */
    private static boolean isGone(Throwable failure) {
        return failure instanceof ApiException error && (error.status() == 404 || error.status() == 410);
    }
}
