package io.kinescope.client.uploads;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.content.FileSnapshot;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.SourceException;
import io.kinescope.client.tus.TusState;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A resumable upload, {@code POST /v2/init} and tus, for one subscriber. */
final class ResumableUpload {

    private static final String OPERATION = "POST /v2/init";

    private final Api api;
    private final Upload upload;
    private final UploadProgress progress;

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
                .flatMapMany(state -> upload.tus(api)
                        .upload(state, upload.store())
                        .doOnNext(progress::done)
                        .thenMany(Flux.defer(() -> progress.finished(requested(state))))
                        .startWith(new UploadEvent.Started(state.id(), file.size())));
    }

    private static TusState unchanged(TusState state, FileSnapshot file) {
        if (state.size() != file.size() || !state.modified().equals(file.modified())) {
            throw new SourceException(
                    OPERATION,
                    "the file " + file.file() + " has changed since its upload began: it had " + state.size()
                            + " bytes as of " + state.modified() + ", and has " + file.size() + " as of "
                            + file.modified() + "; uploads().forget(upload) lets it begin anew",
                    null);
        }
        return state;
    }

    private Mono<TusState> begin(FileSnapshot file) {
        return api.uploader()
                .post("/v2/init")
                .body(link(file))
                .data(UploadLink.class)
                .doOnNext(this::check)
                .map(link -> new TusState(
                        upload.key(file.file()),
                        link.id(),
                        link.endpoint(),
                        file.file().toAbsolutePath().toString(),
                        file.size(),
                        file.modified(),
                        0))
                .flatMap(state -> upload.store().save(state).thenReturn(state))
                .switchIfEmpty(Mono.error(() -> new DecodingException(OPERATION, "it is empty", null, null)));
    }

    /** Refuses a link that cannot be used: once stored, it would fail every later attempt. */
    private void check(UploadLink link) {
        try {
            String id = Objects.toString(link.id(), "");
            if (id.isBlank()) {
                throw new IllegalArgumentException("it has no id");
            }
            api.external(Method.HEAD, Objects.toString(link.endpoint(), ""));
        } catch (IllegalArgumentException refused) {
            throw new DecodingException(OPERATION, String.valueOf(refused.getMessage()), null, refused);
        }
    }

    private UploadLinkCreate link(FileSnapshot file) {
        String name = upload.text("filename");
        UploadLinkCreate link = UploadLinkCreate.of(UploadType.VIDEO, name == null ? "video" : name, file.size());
        for (String field : new String[] {"parent_id", "title", "description"}) {
            String text = upload.text(field);
            link = text == null ? link : link.with(field, text);
        }
        return link;
    }

    private UploadedVideo requested(TusState state) {
        return new UploadedVideo(
                state.id(),
                upload.text("parent_id"),
                upload.text("title"),
                upload.text("description"),
                null,
                null,
                null,
                null,
                null);
    }
}
