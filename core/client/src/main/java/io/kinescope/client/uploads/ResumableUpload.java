package io.kinescope.client.uploads;

import io.kinescope.client.api.Api;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.SourceException;
import io.kinescope.client.file.FileSnapshot;
import io.kinescope.client.tus.TusState;
import io.kinescope.client.tus.TusStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A resumable upload of a file, {@code POST /v2/init} and tus, for one subscriber. */
final class ResumableUpload {

    private final Api api;
    private final Upload upload;
    private final UploadProgress progress;

    /** True if the upload existed while this subscriber sent to it. */
    private volatile boolean existed;

    ResumableUpload(Api api, Upload upload, UploadProgress progress) {
        this.api = api;
        this.upload = upload;
        this.progress = progress;
    }

    Flux<UploadEvent> events(FileSnapshot file) {
        progress.total(file.size());
        return upload.store()
                .find(upload.key(file.file()))
                .map(state -> unchanged(state, file))
                .switchIfEmpty(Mono.defer(() -> begin(file)))
                .flatMapMany(state -> transfer(state)
                        .flatMapMany(progress::finished)
                        .startWith(new UploadEvent.Started(state.id(), file.size())));
    }

    private static TusState unchanged(TusState state, FileSnapshot file) {
        if (state.size() != file.size() || !state.modified().equals(file.modified())) {
            throw new SourceException(
                    InitCall.OPERATION,
                    "the file " + file.file() + " has changed since its upload began: it had " + state.size()
                            + " bytes as of " + state.modified() + ", and has " + file.size() + " as of "
                            + file.modified() + "; uploads().forget(upload) lets it begin anew",
                    null);
        }
        return state;
    }

    private Mono<TusState> begin(FileSnapshot file) {
        return new InitCall(api)
                .create(upload, file.size())
                .map(link -> new TusState(
                        upload.key(file.file()), link.id(), link.endpoint(), file.file(), file.size(), file.modified()))
                .flatMap(state -> upload.store().save(state).thenReturn(state));
    }

    private Mono<UploadedVideo> transfer(TusState state) {
        TusStore store = upload.store();
        return upload.tus(api)
                .upload(state, new RetainingStore(store))
                .doOnNext(this::acknowledged)
                .then(Mono.fromSupplier(() -> upload.requested(state.id())))
                .onErrorResume(ResumableUpload::isGone, gone -> new ArrivalCheck(api, state.id())
                        .find(existed)
                        .switchIfEmpty(store.remove(state.key()).then(Mono.error(gone))))
                .delayUntil(video -> store.remove(state.key()));
    }

    private void acknowledged(long offset) {
        existed = true;
        progress.done(offset);
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof ApiException error && (error.status() == 404 || error.status() == 410);
    }
}
