package io.kinescope.client.uploads;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.Request.Method;
import io.kinescope.client.content.Content;
import reactor.core.publisher.Flux;

/**
 * An upload of a stream in two requests, {@code POST /v2/init} and {@code POST} to the link that it returns, for one
 * subscriber: for texts that the headers of a single request cannot carry.
 */
final class TwoRequestUpload {

    private final Api api;
    private final Upload upload;
    private final UploadProgress progress;

    TwoRequestUpload(Api api, Upload upload, UploadProgress progress) {
        this.api = api;
        this.upload = upload;
        this.progress = progress;
    }

    Flux<UploadEvent> events(Content content, long size) {
        progress.total(size);
        return new InitCall(api).create(upload, size).flatMapMany(link -> api.external(Method.POST, link.endpoint())
                .body(content.onWritten(progress::done))
                .done()
                .doOnSuccess(done -> api.progress().chunkUploaded(Uploads.LINK_OPERATION, size))
                .thenMany(Flux.defer(() -> progress.finished(upload.requested(link.id()))))
                .startWith(new UploadEvent.Started(link.id(), size)));
    }
}
